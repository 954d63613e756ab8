import { isoTime } from './isoTime.ts'
import type { ChartModel } from './model.ts'

const LONGEST = 80

/** A name without the characters that a file cannot have; empty where nothing is left of it. */
export function fileSafe(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{N} ._()-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, LONGEST)
    .trim()
}

/** What a download of a chart is called, such as `CPU by host 2026-11-03T14.05 to 2026-11-03T17.05.csv`. */
export function fileName({ title, from, to }: ChartModel, zone: string, ending: string): string {
  const [start, end] = [from, to].map((time) => isoTime(time, zone).slice(0, 16).replace(':', '.'))
  return `${fileSafe(title) || 'chart'} ${start} to ${end}.${ending}`
}
