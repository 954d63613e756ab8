import type { AlertIncident } from '#api/alertIncidents.ts'
import { ageText } from '../page/age.ts'
import { namesText } from '../page/namesText.ts'
import { streamsOfIncident } from './linesOfIncident.ts'

const WHY = {
  normal: 'measurements are normal again',
  auto: 'nothing was measured any more',
  manual: 'resolved by hand',
} as const

/** How an incident went: `for 12 min, measurements are normal again`. */
export function courseText(
  { triggered_at, cleared_at, clear }: Pick<AlertIncident, 'triggered_at' | 'cleared_at' | 'clear'>,
  now: number,
): string {
  const lasts = ageText((cleared_at ?? now) - triggered_at)
  if (cleared_at === null) return `goes on for ${lasts}`
  return clear === null ? `for ${lasts}` : `for ${lasts}, ${WHY[clear]}`
}

/** Which streams took part. */
export const streamsText = (incident: Pick<AlertIncident, 'stream' | 'violations'>): string =>
  namesText(streamsOfIncident(incident))

/** What became of telling services: `2 arrived, 1 did not`; that nobody was told. */
export function toldText({ sent, waiting, failed }: AlertIncident['told']): string {
  const parts = [
    ...(sent > 0 ? [`${sent} arrived`] : []),
    ...(failed > 0 ? [sent > 0 ? `${failed} did not` : `${failed} did not arrive`] : []),
    ...(waiting > 0 ? [`${waiting} under way`] : []),
  ]
  return parts.length === 0 ? 'nobody was told' : parts.join(', ')
}
