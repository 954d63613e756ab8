/** What became of one try to send something. */
export interface Outcome {
  arrived: boolean
  /** What the receiver said, or why nothing arrived. */
  answer: string
  /** Whether it may arrive when the same is sent again. */
  again: boolean
}

/** The most of an answer that is kept, in characters. */
export const MOST_ANSWER = 300

export const arrived = (answer: string): Outcome => ({ arrived: true, answer, again: false })
export const failed = (answer: string): Outcome => ({ arrived: false, answer, again: false })
export const failedForNow = (answer: string): Outcome => ({ arrived: false, answer, again: true })

/** The longest that one try may take in all. */
export const WHOLE_MS = 20_000

/** Why a try was ended before its time: it took too long, or Poise is being stopped. */
export function whyStopped({ reason }: AbortSignal): string {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return isLate ? `Not done within ${WHOLE_MS / 1_000} seconds` : 'Poise was stopped meanwhile'
}
