import type { ServiceUsage } from '#api/services.ts'
import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'
import { Outcome } from './Outcome.tsx'
import css from './TestAnswer.module.css'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

/** The last that a service was told, and whether it arrived. */
export function ServiceLast({ usage }: { usage: ServiceUsage | undefined }) {
  const now = useNow()
  const zone = usePageZone()
  const last = usage?.last_notification
  if (!last) return <span className={css.time}>Never told anything yet</span>
  return (
    <p className={css.answer}>
      <Outcome state={last.state} />
      <time className={css.time} title={timeText(last.created_at, zone, 1)}>
        {`${ageText(now - last.created_at)} ago`}
      </time>
      {last.state !== 'sent' && last.answer !== null && <bdi className={css.text}>{last.answer}</bdi>}
    </p>
  )
}
