import { beforeAll, describe, test } from 'vitest'
import type { Example } from '#test/fixtures/reference/example.ts'
import { sections } from '#test/fixtures/reference/sections.ts'
import { empty } from '#test/helpers/emptyAccount.ts'
import { runExample } from '#test/helpers/referenceExample.ts'
import { startServer } from '#test/helpers/server.ts'

/* Every example of Librato's API reference, against the server: its calls, and the answers that it shows to them. */

let now = 0
const server = await startServer({ now: () => now })

beforeAll(() => empty(server, 'api_tokens'))

describe.each(Object.entries(sections))('%s', (_section, examples) => {
  const all = Object.entries(examples).flatMap(([endpoint, some]) =>
    some.map((example) => [endpoint, example.title, example] as const),
  )
  test.each(all)('%s: %s', async (_endpoint, _title, example) => {
    now = example.now ?? 1_480_000_000
    try {
      await runExample(server, example)
    } finally {
      for (const collection of collectionsOf(example)) await empty(server, collection)
    }
  })
})

/** The collections whose members an example may have made: each example finds an empty account. */
function collectionsOf(example: Example): Set<string> {
  const calls = [example, ...(example.before ?? [])].filter((step) => typeof step !== 'function')
  return new Set(calls.map(({ send }) => /\/v1\/(\w+)/.exec(send)?.[1] ?? ''))
}
