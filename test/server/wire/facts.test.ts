import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sections } from '#test/fixtures/reference/sections.ts'
import { parseSource } from '#test/helpers/sources.ts'
import { FACTS, type Fact } from './facts.ts'

/*
 * Holds the table of facts to the tests it names: a test that was renamed or taken out leaves its facts unheld, and is
 * told here.
 */

const LITERAL = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
/** A test by its title, and one for each row of a table. */
const TITLE = new RegExp(`(?:\\btest\\(|\\]\\)\\(|\\)\\()\\s*(${LITERAL.source})\\s*,`, 'g')

const unquoted = (literal: string) => literal.slice(1, -1).replaceAll(/\\(.)/g, '$1')

interface Tests {
  titles: Set<string>
  /** Every text in the file: labels of the rows of its tables are among them. */
  texts: Set<string>
}

/** The examples of the API reference, which are cases of one table. */
const examples = new Set(
  Object.values(sections).flatMap((section) =>
    Object.entries(section).flatMap(([request, some]) => some.map(({ title }) => `${request}: ${title}`)),
  ),
)

const files = new Map<string, Tests | undefined>()

function testsOf(file: string): Tests | undefined {
  if (!files.has(file)) files.set(file, readTests(`test/server/${file}.test.ts`))
  return files.get(file)
}

function readTests(path: string): Tests | undefined {
  if (!existsSync(path)) return undefined
  const { code } = parseSource(path, readFileSync(path, 'utf8'))
  return {
    titles: new Set([...code.matchAll(TITLE)].map(([, title = '']) => unquoted(title))),
    texts: new Set([...code.matchAll(LITERAL)].map(([text]) => unquoted(text))),
  }
}

/** What is wrong with the test that a fact names; undefined when it is there, or when a reason stands in its place. */
function missing([, , file, title, label]: Fact): string | undefined {
  if (title === undefined) return file.endsWith('.') ? undefined : 'a reason is a sentence'
  const tests = testsOf(file)
  if (tests === undefined) return `no file test/server/${file}.test.ts`
  if (!tests.titles.has(title)) return `no test '${title}' in ${file}`
  return label === undefined || tests.texts.has(label) || examples.has(label)
    ? undefined
    : `no case '${label}' in ${file}`
}

describe.each(Object.entries(FACTS))('%s', (_, facts) => {
  test.each(facts.map((fact) => [fact[0], fact[1], fact] as const))('%s: %s', (_clients, _fact, fact) => {
    expect(missing(fact)).toBeUndefined()
  })
})

test.each<[string, Fact]>([
  ['no file test/server/wire/none.test.ts', ['all', 'a', 'wire/none', 'a']],
  ["no test 'a' in wire/transport", ['all', 'a', 'wire/transport', 'a']],
  ["no test 'no files' in wire/facts", ['all', 'a', 'wire/facts', 'no files']],
  ["no case 'zip' in http/auth", ['all', 'a', 'http/auth', '%s', 'zip']],
  ['a reason is a sentence', ['all', 'a', 'later']],
])('%s is told', (message, fact) => {
  expect(missing(fact)).toBe(message)
})
