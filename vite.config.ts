import react from '@vitejs/plugin-react'
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

const SUMMARY = /summary:\s*(?:(['"`])(?:\\.|(?!\1).)*\1(?:\s*\+\s*)?)+,/gs

/** What the contract says of its endpoints is read on the server only, where it makes the documentation. */
const withoutSummaries = {
  name: 'without-summaries',
  apply: 'build' as const,
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.includes('/src/api/') ? { code: code.replace(SUMMARY, "summary: '',"), map: null } : undefined,
}

export default defineConfig({
  plugins: [react(), withoutSummaries],
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
              test: /src\/(web\/(ui|components\/page)|space|api)\/|metrics\/MetricsBar\.module/,
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
