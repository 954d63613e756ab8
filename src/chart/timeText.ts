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
export function timeText(time: number, zone: string, resolution = 60): string {
  const date = new Date(wallTime(time, zone) * 1000)
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
  const shown = resolution % 60 === 0 && clock[2] === 0 ? clock.slice(0, 2) : clock
  const day = `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
  return `${day} ${shown.map((part) => String(part).padStart(2, '0')).join(':')}`
}
