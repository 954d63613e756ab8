import { useLocation, useMatch, useNavigate } from 'react-router'
import { alertList } from '#api/alerts.ts'
import { chartList } from '#api/charts.ts'
import { chartSearch } from '#api/chartSearch.ts'
import { spaceList, type Space } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { alertPath, chartAnchor, chartPath, metricPath, ROUTES, spacePath } from '#web/paths.ts'
import { recentSpaces } from '#web/stores/recentSpaces.ts'
import { findHits, longestWord, type Hit, type HitGroup } from './findHits.ts'
import { useMetricNames } from '../page/useCompletion.ts'
import { useFavorites } from '../spaceChoice/useFavorites.ts'
import { useNamedSpaces } from '../spaceChoice/useNamedSpaces.ts'
import { withTime } from '../page/withTime.ts'

const LENGTH = 50
const options = { placeholderData: keepPreviousData, staleTime: 10_000, retry: false }

/** What fits the text now typed; `asked` is the text that the server is asked about, a little behind it. */
export function useHits(typed: string, asked: string, actions: readonly Hit[]): HitGroup[] {
  const navigate = useNavigate()
  const { search } = useLocation()
  const here = Number(useMatch(ROUTES.space)?.params.id) || undefined
  const name = longestWord(asked)
  const searches = { ...options, enabled: name !== '' }
  const favorites = useFavorites()
  const recent = useNamedSpaces(recentSpaces())
  const spaces = useQuery({ ...q(spaceList, { query: { name, length: LENGTH } }), ...options }).data?.spaces
  const charts = useQuery({ ...q(chartSearch, { query: { name, length: LENGTH } }), ...searches }).data
    ?.charts
  const mayNotRead = useRefusal(alertList) !== undefined
  const alerts = useQuery({
    ...q(alertList, { query: { name, length: LENGTH } }),
    ...options,
    enabled: name !== '' && !mayNotRead,
  }).data?.alerts
  const metrics = useMetricNames(name, name !== '')
  const own = useQuery({ ...q(chartList, { params: { id: here ?? 0 } }), enabled: here !== undefined }).data

  const go = (path: string) => () => void navigate(withTime(path, search))
  const space = ({ id, name: text }: Space): Hit => ({
    id: `space ${id}`,
    name: text,
    perform: go(spacePath(id)),
  })
  const charted = (id: number, text: string, at: number, detail?: string): Hit => ({
    id: `chart ${id}`,
    name: text,
    ...(detail === undefined ? {} : { detail }),
    // In the space that is shown, all that is shown stays.
    perform: at === here ? () => void navigate({ search, hash: chartAnchor(id) }) : go(chartPath(at, id)),
  })
  const ownHits =
    here === undefined ? [] : (own ?? []).map((chart) => charted(chart.id, chart.name ?? '', here))
  const actionGroup = { title: 'Actions', hits: actions }

  if (typed.trim() === '') {
    const visited = recent.filter(({ id }) => id !== here)
    const isTold = (id: number, told: readonly Space[]) =>
      id === here || told.some((other) => other.id === id)
    const others = favorites.filter(({ id }) => !isTold(id, visited))
    const rest = (spaces ?? []).filter(({ id }) => !isTold(id, [...visited, ...others]))
    return [
      { title: 'Recent', hits: visited.slice(0, 5).map(space) },
      { title: 'Favourites', hits: others.map(space) },
      { title: 'Spaces', hits: rest.slice(0, 8).map(space) },
      { title: 'Charts of this space', hits: ownHits.slice(0, 8) },
      actionGroup,
    ].filter(({ hits }) => hits.length > 0)
  }
  const known = [...favorites, ...recent, ...(spaces ?? [])]
  const once = known.filter(({ id }, at) => known.findIndex((other) => other.id === id) === at)
  const elsewhere = (charts ?? []).filter((chart) => chart.space.id !== here)
  return findHits(
    [
      { title: 'Spaces', hits: once.map(space) },
      { title: 'Charts of this space', hits: ownHits },
      {
        title: 'Charts of other spaces',
        hits: elsewhere.map((chart) => charted(chart.id, chart.name, chart.space.id, chart.space.name)),
      },
      {
        title: 'Metrics',
        hits: metrics.map((metric) => ({
          id: `metric ${metric}`,
          name: metric,
          perform: go(metricPath(metric)),
        })),
      },
      {
        title: 'Alerts',
        hits: (alerts ?? []).map((alert) => ({
          id: `alert ${alert.id}`,
          name: alert.name,
          perform: go(alertPath(alert.id)),
        })),
      },
      actionGroup,
    ],
    typed,
  )
}
