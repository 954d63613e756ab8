import { useConnection } from '#web/api/connection.ts'
import { usePulse } from '#web/stores/pulse.ts'
import { PanelMark } from './PanelMark.tsx'
import { useNow } from '../page/useNow.ts'

/** Whether the space is live, with the age of its newest measurement. */
export function SpacePulse() {
  const now = useNow()
  const { newest, lateAfter } = usePulse()
  const lost = useConnection(({ lostSince }) => lostSince !== null)
  if (newest === null || lost) return null
  const age = Math.max(0, now - newest)
  return <PanelMark state={{ kind: age > lateAfter ? 'stale' : 'live', draw: true, age }} />
}
