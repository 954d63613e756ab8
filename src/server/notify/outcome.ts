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

/** The longest that one try may take in all. Servers of mail look for viruses before they answer. */
export const WHOLE_MS = { http: 20_000, mail: 90_000 } as const

/** Why a try was ended before its time: it took too long, or Poise is being stopped. */
export function whyStopped({ reason }: AbortSignal, kind: keyof typeof WHOLE_MS): string {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return isLate ? `Not done within ${WHOLE_MS[kind] / 1_000} seconds` : 'Poise was stopped meanwhile'
}
