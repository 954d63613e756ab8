import { isoTime } from './isoTime.ts'
import type { ChartModel } from './model.ts'

const LONGEST = 80

/**
 * What a download of a chart is called, such as `CPU by host 2026-11-03T14.05 to 2026-11-03T17.05.csv`: no character that
 * a file cannot have.
 */
export function fileName({ title, from, to }: ChartModel, zone: string, ending: string): string {
  const name = title
    .replaceAll(/[^\p{L}\p{N} ._()-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, LONGEST)
    .trim()
  const [start, end] = [from, to].map((time) => isoTime(time, zone).slice(0, 16).replace(':', '.'))
  return `${name || 'chart'} ${start} to ${end}.${ending}`
}
