import { endpoints } from '#api/endpoints.ts'
import type { Import, Source } from './sources.ts'

/** A rule of the architecture: from every source to complaints that name the file and say what to do. */
export type Rule = (sources: readonly Source[]) => string[]

/** `src/server/http/spaces.ts` is in `server` and in its part `http`. */
const folderOf = (path: string): string => path.split('/')[1] ?? ''
const partOf = (path: string): string => (path.split('/').length > 3 ? (path.split('/')[2] ?? '') : '')
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** A rule about single imports: `complain` answers with what to do, or nothing when all is well. */
const eachImport =
  (complain: (source: Source, imported: Import) => string | false | undefined): Rule =>
  (sources) =>
    sources.flatMap((source) =>
      source.imports.flatMap((imported) => {
        const advice = complain(source, imported)
        return advice ? [`${source.file} imports ${imported.target}: ${advice}`] : []
      }),
    )

const eachFile =
  (complain: (source: Source) => string | false | undefined): Rule =>
  (sources) =>
    sources.flatMap((source) => {
      const advice = complain(source)
      return advice ? [`${source.file}: ${advice}`] : []
    })

const FOLDERS: Record<string, readonly string[]> = {
  api: [],
  series: ['api'],
  compose: ['api', 'series'],
  chart: ['api', 'series'],
  space: ['api'],
  server: ['api', 'series', 'compose', 'chart', 'space'],
  web: ['api', 'series', 'chart', 'compose', 'space'],
  cli: ['api', 'space'],
}

const folders = eachImport((source, imported) => {
  if (!imported.ours) return
  const from = folderOf(source.file)
  const to = folderOf(imported.target)
  if (!imported.target.startsWith('src/')) return 'src must stand without the tests'
  if (from === to || FOLDERS[from]?.includes(to)) return
  const allowed = FOLDERS[from]?.join(', ') || 'nothing of ours'
  return `${from} may import ${allowed}. Move what both need to a folder that both may import`
})

/** The page checks a composite while it is typed, but asks the server to evaluate it. */
const composeOnThePage = eachImport(
  (source, imported) =>
    folderOf(source.file) === 'web' &&
    folderOf(imported.target) === 'compose' &&
    imported.ours &&
    !/\/(parse|lex|ast|catalogue|faults|parts|place|metricNames)\.ts$/.test(imported.target) &&
    'the page may use what reads a text, and the catalogue; data comes from POST /v1/series',
)

const PACKAGES: Record<string, { may: readonly string[]; advice: string }> = {
  api: { may: ['zod/mini'], advice: 'api may import zod/mini only, so that the page stays small' },
  series: { may: [], advice: 'series is plain arithmetic and needs no package' },
  compose: { may: [], advice: 'compose is a plain language and needs no package' },
  space: { may: [], advice: 'space is plain comparison and needs no package' },
  chart: { may: ['uplot'], advice: "chart may import only uPlot's types" },
}

const packages = eachImport((source, imported) => {
  const rule = PACKAGES[folderOf(source.file)]
  return !imported.ours && rule && !rule.may.includes(imported.target) && rule.advice
})

const uplot = eachImport(
  (source, imported) =>
    packageOf(imported.target) === 'uplot' &&
    !imported.typeOnly &&
    !source.file.startsWith('src/web/plot/') &&
    !source.file.startsWith('src/server/snapshot/') &&
    "only web/plot runs uPlot; elsewhere write `import type`, and draw through web/plot's components",
)

const LAYERS = ['engine', 'store', 'work', 'http', 'app', 'main']
const WORK = ['ingest', 'query', 'alerts', 'notify', 'jobs', 'snapshot', 'sample']
/** Settings, the bag of dependencies and the meter belong to no layer: every layer but the lowest may use them. */
const SHARED = ['src/server/config.ts', 'src/server/deps.ts', 'src/server/meter.ts']

function layerOf(path: string): string {
  if (path === 'src/server/app.ts') return 'app'
  if (path === 'src/server/sample/demo.ts' || partOf(path) === '') return 'main'
  return WORK.includes(partOf(path)) ? 'work' : partOf(path)
}

const serverLayers = eachImport((source, imported) => {
  if (folderOf(source.file) !== 'server' || folderOf(imported.target) !== 'server' || !imported.ours) return
  if (SHARED.includes(source.file)) {
    return !imported.typeOnly && !SHARED.includes(imported.target) && 'this file may import only types'
  }
  const from = layerOf(source.file)
  if (!LAYERS.includes(from)) return `put it in one of: http, ${WORK.join(', ')}, store, engine`
  if (SHARED.includes(imported.target)) {
    return imported.target.endsWith('deps.ts') && ['engine', 'store'].includes(from)
      ? `${from} takes db or tsdb as its first argument, not all of deps`
      : false
  }
  const to = layerOf(imported.target)
  return (
    LAYERS.indexOf(to) > LAYERS.indexOf(from) &&
    `inside server, imports go down only: main > app > http > ${WORK.join(' ')} > store > engine`
  )
})

const DRIVERS = ['pg', 'chdb', '@clickhouse/client', '@electric-sql/pglite', 'drizzle-orm']
const SQL =
  /['"`]\s*(SELECT\s[\s\S]*\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|(CREATE|ALTER|DROP)\s+TABLE)\s/

const isData = (source: Source): boolean => /^src\/server\/(store|engine)\//.test(source.file)

const drivers = eachImport(
  (source, imported) =>
    DRIVERS.includes(packageOf(imported.target)) &&
    !isData(source) &&
    'only store and engine talk to a database: ask a named question from store',
)

const sql = eachFile(
  (source) =>
    !isData(source) && SQL.test(source.code) && 'move the SQL to a named question in src/server/store',
)

/** main hands the environment over as `readConfig(process.env)`. */
const environment = eachFile(
  (source) =>
    !['src/server/config.ts', 'src/cli/settings.ts'].includes(source.file) &&
    /process\.env/.test(source.code.replaceAll('readConfig(process.env', '')) &&
    'only config.ts, and settings.ts of the command, read the environment: add a setting to it',
)

const codeMirror = eachImport(
  (source, imported) =>
    packageOf(imported.target).startsWith('@codemirror/') &&
    !source.file.startsWith('src/web/editor/') &&
    'only web/editor runs CodeMirror, which is loaded late',
)

const reactQuery = eachImport(
  (source, imported) =>
    packageOf(imported.target) === '@tanstack/react-query' &&
    !source.file.startsWith('src/web/api/') &&
    'use `q` and `useWrite` of web/api, which make the keys',
)

const fetchOnThePage = eachFile(
  (source) =>
    folderOf(source.file) === 'web' &&
    !source.file.startsWith('src/web/api/') &&
    /\bfetch\(/.test(source.code) &&
    'use `q` and `useWrite` of web/api',
)

/** See the plugin in vite.config.ts. */
const SCHEMA_OF_ENDPOINT = new RegExp(
  `\\b(${endpoints.map(({ name }) => name).join('|')})\\.(summary|params|query|body|response|alternative)\\b`,
)

const schemasOfEndpoints = eachFile(
  (source) =>
    folderOf(source.file) !== 'server' &&
    folderOf(source.file) !== 'api' &&
    SCHEMA_OF_ENDPOINT.test(source.code) &&
    'the built page has no schemas of endpoints: import the schema itself',
)

const WEB_LAYERS = ['ui', 'components', 'pages', 'routes', 'main']

const webLayers = eachImport((source, imported) => {
  if (folderOf(source.file) !== 'web' || !imported.ours) return
  const layer = (path: string) => WEB_LAYERS.indexOf(partOf(path) || path.replace(/^src\/web\/|\.tsx?$/g, ''))
  if (partOf(source.file) === 'ui') {
    return partOf(imported.target) !== 'ui' && 'ui knows nothing of ours: take it as a prop'
  }
  return (
    folderOf(imported.target) === 'web' &&
    layer(imported.target) > layer(source.file) &&
    'inside web, imports go down only: main > routes > pages > components > ui'
  )
})

/** The folders of web/components: each may import what stands before it. */
const SUBJECTS = [
  'page',
  'viewing',
  'drafts',
  'annotations',
  'spaceChoice',
  'charts',
  'snapshot',
  'grid',
  'sharing',
  'chartEditor',
  'metrics',
  'spaces',
  'settings',
  'alerts',
  'frame',
]

const subjectOf = (path: string): string | undefined => /^src\/web\/components\/(?:(\w+)\/)?/.exec(path)?.[1]

const subjects = eachImport((source, imported) => {
  if (partOf(source.file) !== 'components' || partOf(imported.target) !== 'components') return
  const from = SUBJECTS.indexOf(subjectOf(source.file) ?? '')
  if (from < 0) return `put it in one of: ${SUBJECTS.join(', ')}`
  return (
    SUBJECTS.indexOf(subjectOf(imported.target) ?? '') > from &&
    `inside components, imports go one way only: ${SUBJECTS.toReversed().join(' > ')}`
  )
})

/** A page is a file of web/pages, or a folder of it with parts of its own. */
const pageOf = (path: string): string => (path.split('/')[3] ?? '').replace(/\.(tsx?|module\.css)$/, '')

const pagesApart = eachImport(
  (source, imported) =>
    partOf(source.file) === 'pages' &&
    partOf(imported.target) === 'pages' &&
    folderOf(imported.target) === 'web' &&
    pageOf(source.file) !== pageOf(imported.target) &&
    'no page imports a page: move what both need to web/components',
)

/** A page that cannot be loaded is caught by the boundary of pages, which routes.tsx and the frame have. */
const lateParts = eachFile(
  (source) =>
    /^src\/web\/(components|pages)\//.test(source.file) &&
    /\blate\(/.test(source.code) &&
    !/<(LateBoundary|MenuButton)\b/.test(source.code) &&
    'put it in a LateBoundary, as MenuButton has one: where it cannot be loaded, it must not take the page with it',
)

const VAGUE = /\/(index|utils?|helpers?|common|managers?|misc|types|constants|lib|shared)(\.tsx?|\/)/

const names = eachFile((source) => VAGUE.test(source.file) && 'name the file for the one thing it holds')

const MOST_LINES = 300
const sizes = eachFile((source) => {
  const lines = source.text.split('\n').length - 1
  return lines > MOST_LINES && `${lines} lines are more than ${MOST_LINES}: find the second thing it does`
})

const anyType = eachFile(
  (source) =>
    /(:|<|\||&|,|\bas)\s*any\b\s*([,;)>=|&[\]}]|$)/m.test(source.code) && 'say `unknown`, or the type',
)

const injection = eachFile(
  (source) =>
    /\.(innerHTML|outerHTML|insertAdjacentHTML)\b|dangerouslySetInnerHTML|\beval\(|new Function\(/.test(
      source.code,
    ) && 'build elements with React: the page runs under Trusted Types and a strict policy',
)

const endings = eachImport(
  (_source, imported) =>
    imported.ours &&
    !/\.(tsx?|css|json)(\?\w+)?$/.test(imported.target) &&
    'write the file ending, as Node, Vite and the compiler all read it',
)

/** Every rule by the sentence that it checks. */
export const RULES: Record<string, Rule> = {
  'folders import only what they may': folders,
  "the page uses compose's parser only": composeOnThePage,
  'api, series, compose, chart and space need almost no package': packages,
  'only web/plot runs uPlot': uplot,
  'only web/editor runs CodeMirror': codeMirror,
  'inside server, imports go down only': serverLayers,
  'database drivers are used in store and engine only': drivers,
  'SQL is written in store and engine only': sql,
  'only config.ts reads the environment': environment,
  'only web/api knows react-query': reactQuery,
  'only web/api fetches': fetchOnThePage,
  'what the page needs of an endpoint is no schema': schemasOfEndpoints,
  'inside web, imports go down only, and ui knows nothing of ours': webLayers,
  'inside components, imports go one way only': subjects,
  'no page imports a page': pagesApart,
  'what is loaded late takes nothing with it when it fails': lateParts,
  'no file has a vague name': names,
  'no file in src has more than 300 lines': sizes,
  'no type is any': anyType,
  'nothing makes HTML or code from text': injection,
  'imports of our own files carry the file ending': endings,
}
