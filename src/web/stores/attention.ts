import { create } from 'zustand'

/** The line that somebody points at in a legend, by its key: every chart that draws it lifts it out. */
export const useAttention = create<{ line: string | null }>(() => ({ line: null }))

export function attend(line: string | null): void {
  useAttention.setState({ line })
}
