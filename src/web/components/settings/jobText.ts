import type { Job } from '#api/jobs.ts'

/** What a kind of job does, while it does it and afterwards. */
const KINDS: Readonly<Record<string, readonly [doing: string, done: string]>> = {
  update_metrics: ['Changing metrics', 'Changed metrics'],
  delete_metrics: ['Deleting metrics', 'Deleted metrics'],
  render_snapshot: ['Drawing a snapshot', 'Drew a snapshot'],
}

export const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'queued' || state === 'working'

/** What a job does or did; one that this page does not know goes by its type. */
export function jobTitle({ type, state }: Pick<Job, 'type' | 'state'>): string {
  const [doing, done] = KINDS[type] ?? [type, type]
  return state === 'complete' ? done : doing
}

/** How a job ended, or how it stands, in a word or two. */
export const JOB_WORDS: Record<Job['state'], string> = {
  queued: 'Waits its turn',
  working: 'Under way',
  complete: 'Done',
  failed: 'Failed',
  canceled: 'Cancelled; what was done stays done',
}

/** What came out of a job, or why nothing did; undefined when it says nothing. */
export function jobOutcome({ output, errors }: Pick<Job, 'output' | 'errors'>): string | undefined {
  if (errors !== undefined) {
    return Object.entries(errors)
      .map(
        ([name, messages]) =>
          (name === 'request' || name === 'system' ? '' : `${name} `) + messages.join(', '),
      )
      .join('; ')
  }
  if (output === undefined || output === null) return undefined
  return typeof output === 'string' ? output : JSON.stringify(output)
}
