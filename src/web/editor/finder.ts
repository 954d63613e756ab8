/** Where completion finds names and values that contain a text, of one metric or of all. It answers the first few. */
export interface Finder {
  metrics: (search: string, signal: AbortSignal) => Promise<readonly string[]>
  tags: (search: string, metric: string | undefined, signal: AbortSignal) => Promise<readonly string[]>
  values: (
    tag: string,
    search: string,
    metric: string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly string[]>
}
