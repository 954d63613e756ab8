import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RULES } from '#test/helpers/rules.ts'
import { listFiles, parseSource, readSources } from '#test/helpers/sources.ts'

/*
 * The rules of src/README.md, checked on the real files. A failure names the file and what to do about it.
 * The last tests show that every rule bites.
 */

describe('src', () => {
  const sources = readSources('src')
  test.each(Object.keys(RULES))('%s', (name) => {
    expect(RULES[name]?.(sources)).toEqual([])
  })
})

describe('the project', () => {
  const outside = ['node_modules', 'dist', 'data', 'data-demo', '.git']

  test('the top level is fixed', () => {
    const files = 'package.json package-lock.json tsconfig.json vite.config.ts index.html README.md LICENSE'
    const known = [...files.split(' '), 'src', 'public', 'test']
    const added = readdirSync('.').filter(
      (name) =>
        !known.includes(name) && !outside.includes(name) && !name.startsWith('.') && !name.endsWith('.log'),
    )
    expect(added, 'put new files below src, public or test').toEqual([])
  })

  /** On a machine whose registry hides other platforms, `npm install` drops them, and `npm ci` of npm 11 then refuses. */
  test('the lock file has an entry for every optional dependency', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    const known = Object.keys(packages).join('\n')
    expect(optional.filter((name) => !known.includes(`node_modules/${name}`))).toEqual([])
  })

  test('stands without the machine it was made on', () => {
    const foreign = new RegExp(
      [['..', 'shared/'].join('/'), ['', 'work', ''].join('/')].join('|').replaceAll('.', '\\.'),
    )
    const files = ['src', 'test', 'public'].flatMap(listFiles)
    const texts = [...files, 'README.md', 'package.json'].filter((file) =>
      /\.(tsx?|css|json|md|sql|html|svg)$/.test(file),
    )
    expect(texts.filter((file) => foreign.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

describe('the rules bite', () => {
  const violations: Record<string, [file: string, text: string]> = {
    'folders import only what they may': [
      'src/web/pages/Space.tsx',
      "import type { Deps } from '#server/deps.ts'",
    ],
    "the page uses compose's parser only": [
      'src/web/ui/a.ts',
      "import { evaluate } from '#compose/evaluate.ts'",
    ],
    'api, series, compose, chart and space need almost no package': [
      'src/api/a.ts',
      "import * as z from 'zod'",
    ],
    'only web/plot runs uPlot': ['src/chart/uplot.ts', "import uPlot from 'uplot'"],
    'only web/editor runs CodeMirror': [
      'src/web/components/grid/A.tsx',
      "import { EditorView } from '@codemirror/view'",
    ],
    'inside server, imports go down only': [
      'src/server/store/spaces.ts',
      "import {\n  route,\n  type Handler,\n} from '../http/route.ts'",
    ],
    'database drivers are used in store and engine only': [
      'src/server/http/a.ts',
      "import { eq } from 'drizzle-orm'",
    ],
    'SQL is written in store and engine only': [
      'src/server/query/a.ts',
      'tsdb.query(`SELECT ts FROM points`)',
    ],
    'only config.ts reads the environment': ['src/server/main.ts', "const port = process.env['PORT']"],
    'only web/api knows react-query': [
      'src/web/pages/A.tsx',
      "import { useQuery } from '@tanstack/react-query'",
    ],
    'only web/api fetches': ['src/web/pages/A.tsx', "fetch('/v1/spaces')"],
    'what the page needs of an endpoint is no schema': [
      'src/chart/a.ts',
      'chartCreate.body.safeParse(chart)',
    ],
    'inside web, imports go down only, and ui knows nothing of ours': [
      'src/web/ui/Button.tsx',
      "import type { Space } from '#api/spaces.ts'",
    ],
    'inside components, imports go one way only': [
      'src/web/components/charts/A.tsx',
      "import { B } from '../grid/B.tsx'",
    ],
    'no page imports a page': ['src/web/pages/Spaces.tsx', "const Space = lazy(() => import('./Space.tsx'))"],
    'what is loaded late takes nothing with it when it fails': [
      'src/web/components/grid/A.tsx',
      "const B = late(() => import('./B.tsx'))\nconst a = <Suspense><B /></Suspense>",
    ],
    'no file has a vague name': ['src/web/utils/dates.ts', ''],
    'no file in src has more than 300 lines': ['src/chart/a.ts', '\n'.repeat(301)],
    'no type is any': ['src/chart/a.ts', 'const a = (b: any) => b'],
    'nothing makes HTML or code from text': ['src/web/ui/A.tsx', 'node.innerHTML = name'],
    'imports of our own files carry the file ending': ['src/api/a.ts', "export { b } from './b'"],
  }

  test.each(Object.keys(RULES))('%s', (name) => {
    const [file, text] = violations[name] ?? ['', '']
    expect(RULES[name]?.([parseSource(file, text)])).toHaveLength(1)
  })

  test('a type import of uPlot, a comment and a string are no violations', () => {
    const text = "import type uPlot from 'uplot'\n// import x from 'chdb'\nconst url = 'https://a/any'\n"
    const sources = [parseSource('src/chart/uplot.ts', text)]
    expect(Object.values(RULES).flatMap((rule) => rule(sources))).toEqual([])
  })
})
