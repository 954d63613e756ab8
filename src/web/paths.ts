/* Every address of the page is written here and nowhere else. */

/** The patterns of the router. */
export const ROUTES = {
  home: '/',
  signIn: '/signin',
  spaces: '/spaces',
  space: '/spaces/:id',
  newSpace: '/spaces/new/:way?',
  deletedSpaces: '/spaces/deleted',
  spaceHistory: '/spaces/:id/history/:number?',
  spaceImport: '/spaces/:id/import',
  alerts: '/alerts',
  alert: '/alerts/:id?/:edit?',
  annotations: '/annotations',
  annotation: '/annotations/:name',
  metrics: '/metrics',
  metric: '/metrics/:name',
  sources: '/sources',
  services: '/services',
  tokens: '/tokens',
  jobs: '/jobs',
  snapshots: '/snapshots',
  shared: '/s/:slug',
} as const

/** The API's documentation, which the server writes itself. */
export const DOCS = '/docs'

export const homePath = (): string => '/'

/** Which part of a list an address asks for. */
export interface ListQuery {
  /** Text that the names must contain. */
  name?: string
  /** From 1. */
  page?: number
}

export const spacesPath = (query: ListQuery = {}): string => ROUTES.spaces + listQuery(query)
export const metricsPath = (query: ListQuery = {}): string => ROUTES.metrics + listQuery(query)
export const sourcesPath = (query: ListQuery = {}): string => ROUTES.sources + listQuery(query)
export const servicesPath = (query: ListQuery = {}): string => ROUTES.services + listQuery(query)
export const tokensPath = (query: ListQuery = {}): string => ROUTES.tokens + listQuery(query)
export const snapshotsPath = (query: ListQuery = {}): string => ROUTES.snapshots + listQuery(query)
export const jobsPath = (): string => ROUTES.jobs

export const sharedPath = (slug: string): string => `/s/${slug}`

/** The picture of a snapshot. */
export const picturePath = (slug: string): string => `${sharedPath(slug)}.png`

const listQuery = ({ name = '', page = 1 }: ListQuery, state?: string): string =>
  queryOf({ name: name || undefined, state, page: page > 1 ? String(page) : undefined })

export function readListQuery(search: URLSearchParams): Required<ListQuery> {
  const page = Number(search.get('page'))
  return { name: search.get('name') ?? '', page: Number.isSafeInteger(page) && page > 1 ? page : 1 }
}

export const spacePath = (id: number, search = ''): string => `/spaces/${id}${search}`

/** The ways to make a space: out of the metrics that are there, of another space, of a document. */
export const NEW_SPACE_WAYS = ['metrics', 'copy', 'json'] as const
export type NewSpaceWay = (typeof NEW_SPACE_WAYS)[number]

export const newSpacePath = (way: NewSpaceWay): string => `/spaces/new/${way}`
export const deletedSpacesPath = (): string => ROUTES.deletedSpaces
export const spaceImportPath = (id: number): string => `/spaces/${id}/import`

/** The history of a space, or one version of it, and which page of the list is beside it. */
export const spaceHistoryPath = (id: number, version?: number, page = 1): string =>
  `/spaces/${id}/history${version === undefined ? '' : `/${version}`}${listQuery({ page })}`

/** Which alerts are listed. */
export interface AlertsQuery extends ListQuery {
  /** How they stand, in the words of the API. */
  state?: string | undefined
}

export const alertsPath = ({ state, ...query }: AlertsQuery = {}): string =>
  ROUTES.alerts + listQuery(query, state)

/** An alert, and which page of its incidents. */
export const alertPath = (id: number, page = 1): string => `/alerts/${id}${listQuery({ page })}`
export const editAlertPath = (id: number): string => `/alerts/${id}/edit`

export const newAlertPath = (query = ''): string => `/alerts/new${query}`

/** The annotation streams whose names contain a text. */
export const annotationsPath = (name = ''): string =>
  ROUTES.annotations + queryOf({ name: name || undefined })

/** Which events of an annotation stream are listed. */
export interface EventsSearch {
  /** A range such as `7d` back from now; empty for all times. */
  since?: string
  /** A source or pattern. */
  source?: string
  /** What title, description or source contain. */
  text?: string
}

export const annotationPath = (
  name: string,
  { since = '', source = '', text = '' }: EventsSearch = {},
): string =>
  `${ROUTES.annotations}/${encodeURIComponent(name)}` +
  queryOf({ since: since || undefined, source: source || undefined, text: text || undefined })

export function readEventsSearch(search: URLSearchParams): Required<EventsSearch> {
  return {
    since: search.get('since') ?? '',
    source: search.get('source') ?? '',
    text: search.get('text') ?? '',
  }
}

/** A chart where it stands in its space. */
export const chartPath = (spaceId: number, chartId: number): string =>
  spacePath(spaceId, `#${chartAnchor(chartId)}`)

/** What the address of a chart has behind `#`: the id of its element. */
export const chartAnchor = (chartId: number): string => `chart-${chartId}`

export const metricPath = (name: string): string => `${ROUTES.metrics}/${encodeURIComponent(name)}`

/** Sign-in, keeping the address that was asked for. */
export const signInPath = (returnTo?: string): string =>
  ROUTES.signIn + queryOf({ to: returnTo === undefined || returnTo === '/' ? undefined : returnTo })

/** Where to go after signing in: an address of this page only, so that no link can lead a signed-in person away. */
export function readReturnPath(search: URLSearchParams): string {
  const to = search.get('to') ?? '/'
  const base = 'https://poise.invalid'
  const url = to.startsWith('/') && URL.canParse(to, base) ? new URL(to, base) : undefined
  if (url?.origin !== base || url.pathname.startsWith('//') || url.pathname === ROUTES.signIn) return '/'
  return url.pathname + url.search + url.hash
}

/** The code of a one-time sign-in link, `/signin#code=...`. In the hash it never reaches a server's log. */
export function readSignInCode(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? undefined
}

function queryOf(values: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
