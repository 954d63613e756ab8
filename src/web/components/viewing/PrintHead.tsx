import { timeText } from '#chart/timeText.ts'
import { useAppearance } from '#web/stores/appearance.ts'
import css from './PrintHead.module.css'
import type { Viewing } from './spaceAddress.ts'
import { secondsOf } from '#chart/timeRange.ts'
import { zoneName } from '#chart/zoneName.ts'
import { usePageZone } from './usePageZone.ts'

/** On paper nothing is live: from when to when it shows, and in which zone. Only there while the page is printed. */
export function PrintHead({ name, viewing }: { name: string; viewing: Viewing }) {
  const printedAt = useAppearance((appearance) => appearance.printedAt)
  const zone = usePageZone()
  if (printedAt === null) return null
  const { from, to } = viewing.fixed ?? { from: printedAt - (secondsOf(viewing.range) ?? 0), to: printedAt }
  return (
    <div className={css.head}>
      <p className={css.name}>
        <bdi>{name}</bdi>
      </p>
      <p>
        {timeText(from, zone)} – {timeText(to, zone)} {zoneName(to, zone)}
      </p>
    </div>
  )
}
