import type { ParamErrors } from '#api/errors.ts'
import { METRIC_NAME } from '#api/names.ts'
import type { AlertDraft, ConditionDraft } from './alertDraft.ts'

/** What is missing or no number in a form, by the paths of the API: all that can be said before the server is asked. */
export function alertFaults({ name, rearmMinutes, conditions }: AlertDraft): ParamErrors {
  const faults: ParamErrors = {}
  const say = (path: string, fault: string | undefined) => {
    if (fault !== undefined) faults[path] = [fault]
  }
  if (name.trim() !== '' && !METRIC_NAME.test(name.trim()))
    say('name', 'Only letters, digits and . : - _ are possible, 255 at most.')
  conditions.forEach((condition, index) => {
    const path = `conditions[${index}]`
    say(`${path}.metric_name`, condition.metric_name.trim() === '' ? 'Choose a metric.' : undefined)
    say(`${path}.threshold`, thresholdFault(condition))
    say(`${path}.duration`, durationFault(condition))
  })
  const minutes = Number(rearmMinutes)
  if (rearmMinutes.trim() !== '' && !(Number.isInteger(minutes) && minutes > 0))
    say('rearm_seconds', 'Enter a whole number of minutes.')
  return faults
}

function thresholdFault({ type, threshold }: ConditionDraft): string | undefined {
  if (type === 'absent') return undefined
  if (threshold.trim() === '') return 'Enter a threshold.'
  return Number.isFinite(Number(threshold)) ? undefined : 'Enter a number.'
}

function durationFault({ type, minutes }: ConditionDraft): string | undefined {
  const text = minutes.trim()
  const number = Number(text)
  if (type === 'absent' ? text === '' || number === 0 : false) return 'Enter after how many minutes.'
  return text === '' || number === 0 || (number >= 1 && number <= 60) ? undefined : 'Enter 1 to 60 minutes.'
}
