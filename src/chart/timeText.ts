import { wallTime } from './zone.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
/** By the number of the month, from 0. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A moment as a tooltip shows it, such as `Tue 3 Nov 14:05`; seconds only where the grid is finer than a minute.
 *
 * @param time Unix seconds
 * @param resolution seconds between values
 */
export const timeText = (time: number, zone: string, resolution = 60): string =>
  `${dayText(time, zone)} ${clockText(time, zone, resolution)}`

/** Its day alone: `Tue 3 Nov`. */
export function dayText(time: number, zone: string): string {
  const date = wallDate(time, zone)
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

/** Its time of day alone: `14:05`. */
export function clockText(time: number, zone: string, resolution = 60): string {
  const clock = wallDate(time, zone).toISOString().slice(11, 19)
  return resolution % 60 === 0 ? clock.replace(/:00$/, '') : clock
}

const wallDate = (time: number, zone: string) => new Date(wallTime(time, zone) * 1_000)
