import { clockText } from '#chart/timeText.ts'
import { useConnection } from '#web/api/connection.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import css from './AlertMark.module.css'

/** Of what time the states in view are once the server is gone; nothing while they are current. */
export function AsOf() {
  const { lostSince } = useConnection()
  const zone = usePageZone()
  if (lostSince === null) return null
  return <span className={css.asOf}>{`as of ${clockText(lostSince - (lostSince % 60), zone)}`}</span>
}
