import type { ChartModel } from './model.ts'

/** Names up to this length fit a legend as they are. */
const FITTING = 20
/** What is shorter than this at an end is not worth the mark that it is missing. */
const WORTH_CUTTING = 6
const WORD_END = /[-.:_/\s·]/

/** The model with what the names of all its lines begin and end with left out, where they are too long to be read. */
export function withShortNames(model: ChartModel): ChartModel {
  const names = model.lines.map(({ short }) => short)
  const cut = withoutCommonEnds(names)
  return cut === names
    ? model
    : { ...model, lines: model.lines.map((line, i) => ({ ...line, short: cut[i]! })) }
}

/** Texts without their common beginning and end, cut between words; the same array when they are short enough. */
export function withoutCommonEnds(texts: readonly string[]): readonly string[] {
  if (texts.length < 2 || texts.every((text) => text.length <= FITTING)) return texts
  const start = commonStart(texts)
  const rest = texts.map((text) => reversed(text.slice(start)))
  const end = commonStart(rest)
  return texts.map(
    (text) => `${start > 0 ? '…' : ''}${text.slice(start, text.length - end)}${end > 0 ? '…' : ''}`,
  )
}

/** Length of the beginning that all share, back to the last end of a word; every text keeps at least one letter. */
function commonStart(texts: readonly string[]): number {
  const [first = ''] = texts
  let length = 0
  while (
    length < first.length &&
    texts.every((text) => length < text.length - 1 && text[length] === first[length])
  ) {
    length++
  }
  while (length > 0 && !WORD_END.test(first[length - 1]!)) length--
  return length < WORTH_CUTTING ? 0 : length
}

const reversed = (text: string) => [...text].toReversed().join('')
