import react from '@vitejs/plugin-react'
import { type ESTree, parseSync, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Engines and browsers live in processes of their own: chdb aborts a process whose worker threads are stopped. */
const forks = {
  pool: 'forks' as const,
  // The files of a process share its modules and its engines: loading and opening these takes longer than most tests.
  isolate: false,
  // See SHORT_LIVED in test/helpers/listen.ts.
  execArgv: ['--liftoff-only'],
  setupFiles: ['test/setup.ts'],
  // Generous, because a machine that is busy with something else is no fault of ours.
  testTimeout: 90_000,
  expect: { poll: { timeout: 15_000 } },
  hookTimeout: 180_000,
}

/** What of an endpoint only the server needs: it checks by it, and writes the documentation. */
const FOR_THE_SERVER = ['summary', 'params', 'query', 'body', 'response', 'alternative']

/**
 * The contract as the page needs it: where an endpoint is, and who may call it. Schemas that only endpoints used are then
 * left out, because nothing that `src/api` declares has side effects.
 */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/api/')) return undefined
    const edits = parseSync(id, code).program.body.flatMap((statement) => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      if (declared?.type === 'FunctionDeclaration') return cutsIn(code, madeBy(declared))
      if (declared?.type !== 'VariableDeclaration') return []
      return declared.declarations.flatMap(({ init }) => {
        if (init?.type !== 'CallExpression' && init?.type !== 'ObjectExpression') return []
        return [
          { start: init.start, end: init.start, text: '/* @__PURE__ */ (() => (' },
          ...cutsIn(code, declaredBy(init)),
          { start: init.end, end: init.end, text: '))()' },
        ]
      })
    })
    if (id.endsWith('/endpoint.ts') && edits.every(({ text }) => text !== '')) {
      this.error('`endpoint` ends with the endpoint that it returns, from which schemas are cut')
    }
    return {
      code: edits.reduceRight(
        (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
        code,
      ),
      map: null,
    }
  },
}

/** What `endpoint(...)` is called with. */
function declaredBy(init: ESTree.Expression): ESTree.Node | undefined {
  if (init.type !== 'CallExpression' || init.callee.type !== 'Identifier') return undefined
  return init.callee.name === 'endpoint' ? init.arguments[0] : undefined
}

/** What the function `endpoint` returns. */
function madeBy({ id, body }: ESTree.Function): ESTree.Node | null | undefined {
  const last = body?.body.at(-1)
  return id?.name === 'endpoint' && last?.type === 'ReturnStatement' ? last.argument : undefined
}

function cutsIn(code: string, declared: ESTree.Node | null | undefined) {
  if (declared?.type !== 'ObjectExpression') return []
  return declared.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
    if (!FOR_THE_SERVER.includes(property.key.name)) return []
    const comma = /^\s*,/.exec(code.slice(property.end))?.[0].length ?? 0
    return [{ start: property.start, end: property.end + comma, text: '' }]
  })
}

export default defineConfig({
  plugins: [react(), withoutSchemas],
  build: {
    target: 'es2022',
    // The first browsers that know `light-dark()`; for older ones it would be rewritten into what ignores data-scheme.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first chart needs stays in one file, however many lazy pages share parts of it: small files pack badly.
    // So do the small parts that several of these pages share: the first file names every other one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            // Every space asks for it.
            { name: 'firing', test: /components\/charts\/(use)?firing/i },
            {
              name: 'parts',
              test: /src\/(web\/(ui|components\/(page|viewing))|space|api|chart)\/|components\/(frame\/(WallBar|idle|keepAwake|forgetPerson)|metrics\/MetricsBar\.module)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  test: {
    maxWorkers: 2,
    globalSetup: 'test/temporaryFolder.ts',
    projects: [
      {
        extends: true,
        test: {
          ...forks,
          name: 'node',
          // What of the page needs no page is plain functions as well.
          include: [
            'test/{api,series,compose,chart,space,server,cli,web}/**/*.test.ts',
            'test/architecture.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          ...forks,
          name: 'web',
          environment: 'jsdom',
          setupFiles: ['test/setup.ts', 'test/setupWeb.ts'],
          include: ['test/web/**/*.test.tsx'],
        },
      },
      { extends: true, test: { ...forks, name: 'e2e', include: ['test/e2e/**/*.test.ts'] } },
    ],
  },
})
