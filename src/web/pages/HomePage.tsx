import { Navigate } from 'react-router'
import { spaceList } from '#api/spaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { spacePath, spacesPath } from '#web/paths.ts'
import { lastSpace } from '#web/stores/recentSpaces.ts'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/** An account with one space is at its beginning: measurements of a few minutes fill a short range better. */
const AT_FIRST = '?range=30m'

/** `/`: the space visited last, else the only one there is, else the list. */
export function HomePage() {
  const last = lastSpace()
  const timed = useWithTime()
  const first = useQuery({ ...q(spaceList, { query: { length: 2 } }), enabled: last === undefined })
  if (last !== undefined) return <Navigate to={timed(spacePath(last))} replace />
  if (first.isPending) {
    return (
      <>
        <PageBar />
        <TopProgress />
      </>
    )
  }
  const [only, second] = first.data?.spaces ?? []
  return <Navigate to={timed(only && !second ? spacePath(only.id, AT_FIRST) : spacesPath())} replace />
}
