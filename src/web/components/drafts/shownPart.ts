import { type ChartDraft, ROW, type StreamDraft } from './chartDraft.ts'

/** A part of a composite that is previewed alone, and the row of its stream. */
export interface ShownPart {
  row: number | undefined
  text: string
}

/** The draft as it is previewed: its stream with the part alone, else all of it. */
export function draftShown(draft: ChartDraft, part: ShownPart | undefined): ChartDraft {
  const stream = part && draft.streams?.find((one: StreamDraft) => one[ROW] === part.row)
  if (part === undefined || !stream?.composite) return draft
  return { ...draft, streams: [{ ...stream, composite: part.text }] }
}
