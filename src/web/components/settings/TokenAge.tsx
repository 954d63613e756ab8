import type { ApiToken } from '#api/tokens.ts'
import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'
import css from './TokenRow.module.css'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

/** It is noted once a minute only. */
const JUST_NOW = 120

/** When a token was made, and when it was used last. */
export function TokenAge({ token: { created_at, last_used_at } }: { token: ApiToken }) {
  const now = useNow()
  const zone = usePageZone()
  const created = secondsOf(created_at)
  const used = last_used_at === null ? null : secondsOf(last_used_at)
  return (
    <p className={css.age}>
      <span>
        Created <time title={timeText(created, zone, 1)}>{`${ageText(now - created)} ago`}</time>
      </span>
      {used === null ? (
        <span>Never used</span>
      ) : (
        <span>
          Last used{' '}
          <time title={timeText(used, zone)}>
            {now - used < JUST_NOW ? 'just now' : `${ageText(now - used)} ago`}
          </time>
        </span>
      )}
    </p>
  )
}

/** The API writes these times as `2013-02-01 18:53:38 UTC`. */
const secondsOf = (text: string): number => Date.parse(text.replace(' UTC', 'Z').replace(' ', 'T')) / 1_000
