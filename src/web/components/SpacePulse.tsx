import { useConnection } from '#web/api/connection.ts'
import { usePulse } from '#web/stores/pulse.ts'
import { PanelMark } from './PanelMark.tsx'
import { useNow } from './useNow.ts'

/** Nothing new on the whole space for so many seconds is worth a word. */
const LATE = 300

/** Whether the space is live, with the age of its newest measurement. */
export function SpacePulse() {
  const now = useNow()
  const newest = usePulse((pulse) => pulse.newest)
  const lost = useConnection(({ lostSince }) => lostSince !== null)
  if (newest === null || lost) return null
  const age = Math.max(0, now - newest)
  return <PanelMark state={{ kind: age > LATE ? 'stale' : 'live', draw: true, age }} />
}
