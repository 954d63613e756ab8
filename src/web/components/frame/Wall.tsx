import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { chartList } from '#api/charts.ts'
import { spaceView } from '#api/spaces.ts'
import { useConnection } from '#web/api/connection.ts'
import { invalidate, q, useQuery, useQueryClient } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { noteWall } from '#web/stores/appearance.ts'
import { Button } from '#web/ui/Button.tsx'
import { useFavorites } from '../spaceChoice/useFavorites.ts'
import { watchIdle } from './idle.ts'
import { useNow } from '../page/useNow.ts'
import { keepAwake } from './keepAwake.ts'
import css from './Wall.module.css'
import { decodeViewing } from '../viewing/spaceAddress.ts'
import { fixedInWords } from '../viewing/spanInWords.ts'
import { type Interval, rangeInWords } from '../viewing/timeRange.ts'
import { nextSpace, type WallSetting } from './wallAddress.ts'
import { zoneName } from '#chart/zoneName.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

interface Props {
  /** The space that is shown now. */
  id: number
  wall: WallSetting
  onLeave: () => void
}

/**
 * A screen on a wall: spaces in turn under nothing but their name and their time. It runs for days: while the server does
 * not answer it stays where it is, and what it shows is read anew at every turn.
 */
export default function Wall({ id, wall, onLeave }: Props) {
  const space = useQuery(q(spaceView, { params: { id } }))
  const favorites = useFavorites()
  const ids = wall.spaces ?? favorites.map((favorite) => favorite.id)
  useTurns(id, ids, wall.seconds)
  useWallLook(onLeave)
  return (
    <header className={css.bar} aria-label="Wall">
      <h1 className={css.name}>
        <bdi>{space.data?.name}</bdi>
      </h1>
      <Button className={css.leave ?? ''} onClick={onLeave}>
        Leave the wall
      </Button>
      {ids.length > 1 && <Place at={ids.indexOf(id)} of={ids.length} />}
      <WallTime />
    </header>
  )
}

function Place({ at, of }: { at: number; of: number }) {
  return (
    <span className={css.place}>
      {at === -1 ? '–' : at + 1} of {of}
    </span>
  )
}

/** From when to when the charts show. A clock ticks beside what is live only: the past must not look like now. */
function WallTime() {
  const { search } = useLocation()
  const { fixed, range } = decodeViewing(new URLSearchParams(search))
  return fixed === null ? (
    <>
      <span className={css.range}>{rangeInWords(range)}</span>
      <Clock />
    </>
  ) : (
    <Past interval={fixed} />
  )
}

function Clock() {
  const now = useNow()
  const zone = usePageZone()
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' })
  return (
    <span className={css.clock}>
      <time>{format.format(now * 1_000)}</time> <span className={css.zone}>{zoneName(now, zone)}</span>
    </span>
  )
}

function Past({ interval }: { interval: Interval }) {
  const now = useNow()
  const zone = usePageZone()
  return (
    <span className={css.past}>
      <strong>Not live</strong> {fixedInWords(interval, zone, now)}{' '}
      <span className={css.zone}>{zoneName(interval.to, zone)}</span>
    </span>
  )
}

/** Goes on to the next space, or where there is one only, reads anew what is in it. */
function useTurns(id: number, ids: readonly number[], seconds: number): void {
  const navigate = useNavigate()
  const { search } = useLocation()
  const client = useQueryClient()
  const isLost = useConnection(({ lostSince }) => lostSince !== null)
  const next = ids.length === 0 ? id : nextSpace(ids, id)
  useEffect(() => {
    if (isLost) return
    const turn = () => {
      void invalidate(client, spaceView, chartList)
      if (next !== id) void navigate(spacePath(next, search), { replace: true })
    }
    const timer = setInterval(turn, seconds * 1_000)
    return () => clearInterval(timer)
  }, [id, next, seconds, search, isLost, navigate, client])
}

/** The frame makes room, the screen stays on, and Escape leaves. */
function useWallLook(onLeave: () => void): void {
  useEffect(() => {
    noteWall(true)
    const stopWatching = watchIdle(document.documentElement)
    const letSleep = keepAwake()
    return () => {
      noteWall(false)
      stopWatching()
      letSleep()
    }
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTaken = event.defaultPrevented || (event.target as Element).closest?.('dialog, [role=dialog]')
      if (event.key === 'Escape' && !isTaken) onLeave()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onLeave])
}
