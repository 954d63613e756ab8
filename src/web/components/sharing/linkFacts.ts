import type { SpaceLink } from '#api/spaceLinks.ts'
import { rangeText } from '#chart/rangeText.ts'
import { yearWhereOther } from '#chart/spanText.ts'
import { clockText, dayText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'
import { rangeInWords, rangeOfSeconds } from '#chart/timeRange.ts'

/** It is noted once a minute only. */
const JUST_NOW = 120

/** What a link shows, who made it, and what became of it, in a few words each. `now` in Unix seconds. */
export function linkFacts(link: SpaceLink, now: number, zone: string): string[] {
  const { created_at, created_by, expires_at, last_used_at } = link
  const by = created_by === null ? '' : ` by ${created_by}`
  return [
    ...(link.space_deleted_at === null ? [] : ['Its space is deleted']),
    timeOf(link, zone),
    ...lockedOf(link),
    `Made ${ageText(now - created_at)} ago${by}`,
    last_used_at === null ? 'Never opened' : `Last opened ${agoText(now - last_used_at)}`,
    expires_at === null
      ? 'Never expires'
      : `${expires_at <= now ? 'Expired' : 'Expires'} ${momentText(expires_at, now, zone)}`,
  ]
}

/** Whether it shows nothing, because it has expired or its space is gone. */
export const isDead = ({ expires_at, space_deleted_at }: SpaceLink, now: number): boolean =>
  space_deleted_at !== null || (expires_at !== null && expires_at <= now)

/** A moment to the minute, with the year where it is another one. */
export const momentText = (time: number, now: number, zone: string): string =>
  `${dayText(time, zone)}${yearWhereOther(time, zone, now)} ${clockText(time - (time % 60), zone)}`

const agoText = (seconds: number) => (seconds < JUST_NOW ? 'just now' : `${ageText(seconds)} ago`)

function timeOf({ duration, start_time, end_time }: SpaceLink, zone: string): string {
  if (start_time !== null && end_time !== null) return `Only ${rangeText(start_time, end_time, zone)}`
  return `Live, ${rangeInWords(rangeOfSeconds(duration ?? 0)).toLowerCase()}`
}

/** The source and tags that a link has in place of what charts leave open. */
export function lockedOf({ source, tags }: Pick<SpaceLink, 'source' | 'tags'>): string[] {
  const ofTags = Object.entries(tags).map(([name, values]) => `${name} ${values.join(', ')}`)
  return source === null ? ofTags : [`source ${source}`, ...ofTags]
}
