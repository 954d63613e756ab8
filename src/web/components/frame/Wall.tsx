import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { chartList } from '#api/charts.ts'
import { spaceView } from '#api/spaces.ts'
import { useConnection } from '#web/api/connection.ts'
import { invalidate, q, useQuery, useQueryClient } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { useFavorites } from '../spaceChoice/useFavorites.ts'
import css from './WallBar.module.css'
import { decodeViewing } from '../viewing/spaceAddress.ts'
import { nextSpace, type WallSetting } from './wallAddress.ts'
import { WallBar } from './WallBar.tsx'

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
  const { search } = useLocation()
  useTurns(id, ids, wall.seconds)
  return (
    <WallBar name={space.data?.name} viewing={decodeViewing(new URLSearchParams(search))} onLeave={onLeave}>
      {ids.length > 1 && <Place at={ids.indexOf(id)} of={ids.length} />}
    </WallBar>
  )
}

function Place({ at, of }: { at: number; of: number }) {
  return (
    <span className={css.place}>
      {at === -1 ? '–' : at + 1} of {of}
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
