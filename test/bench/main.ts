import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Row } from './row.ts'

/*
 * npm run bench [-- name...] [--out file.json]
 * Runs all benches, or those named, one after the other, prints a table and writes JSON.
 */

const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  bytes: () => import('./bytes.ts'),
  ingest: () => import('./ingest.ts'),
  query: () => import('./query.ts'),
  compose: () => import('./compose.ts'),
  alerts: () => import('./alerts.ts'),
  remove: () => import('./remove.ts'),
  find: () => import('./find.ts'),
  charts: () => import('./charts.ts'),
  live: () => import('./live.ts'),
  navigation: () => import('./navigation.ts'),
  editing: () => import('./editing.ts'),
  snapshot: () => import('./snapshot.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'dist/bench.json' } },
})
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES)
const unknown = names.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(1)
}

const results: Record<string, Row[]> = {}
for (const name of names) {
  const { bench } = (await BENCHES[name]?.()) ?? {}
  results[name] = (await bench?.()) ?? []
  printTable(name, results[name])
}

mkdirSync(dirname(values.out), { recursive: true })
const machine = { node: process.version, cores: availableParallelism(), memory: totalmem() }
writeFileSync(values.out, `${JSON.stringify({ machine, results }, null, 2)}\n`)
console.log(`\nWritten to ${values.out}`)
// Embedded engines keep threads of their own.
process.exit(0)

function printTable(name: string, rows: readonly Row[]): void {
  const cells = rows.map(({ what, measure, value, unit, goal = '' }) => [
    what,
    measure,
    value.toLocaleString('en', { maximumSignificantDigits: 4 }),
    unit,
    goal,
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)))
  console.log(`\n${name}`)
  for (const row of cells) {
    const line = row.map((cell, column) =>
      column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    )
    console.log(`  ${line.join('  ').trimEnd()}`)
  }
}
