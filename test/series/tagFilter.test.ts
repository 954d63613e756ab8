import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tags } from '#api/names.ts'
import { filterOfSource } from '#series/sourceFilter.ts'
import { EVERY_STREAM, matchesPattern, matchesTags, type TagFilter } from '#series/tagFilter.ts'
import { filterOfTagMap } from '#series/tagMap.ts'
import { parseTagsSearch, TagsSearchError } from '#series/tagsSearch.ts'

const STREAMS: Tags[] = [
  { region: 'us-east', host: 'db-1-prod' },
  { region: 'us-east', host: 'db-2-prod' },
  { region: 'us-west', host: 'db-3-prod' },
  { region: 'us-west', host: 'db-stg' },
  { region: 'us-east', name: 'bubbles' },
]

const matching = (filter: TagFilter) =>
  STREAMS.flatMap((tags, index) => (matchesTags(filter, tags) ? [index + 1] : []))

test.each([
  ['region=!us-east', [3, 4]],
  ['host=!db*prod', [4]],
  ['!host', [5]],
  ['!name', [1, 2, 3, 4]],
  ['!host OR host=!db*prod', [4, 5]],
  ['region=us-east* and host=db-1*', [1]],
  ['host=db-stg or region=us-east and name=bubbles', [4, 5]],
  ['(host=db-stg or region=us-east) and name=bubbles', [5]],
  ['HOST="DB-STG"', [4]],
  ['  ( ( name = * ) )  ', [5]],
  ['or=1 or name=bubbles', [5]],
])('tags_search %s', (search, expected) => {
  expect(matching(parseTagsSearch(search))).toEqual(expected)
})

test.each([
  ['', 'wants the name of a tag but has its end at character 1'],
  ['host', 'wants "=" but has its end at character 5'],
  ['host=', 'wants a value but has its end at character 6'],
  ['host=a name=b', 'wants "and" or "or" but has "name" at character 8'],
  ['(host=a', 'wants ")" but has its end at character 8'],
  ['host=a)', 'wants "and" or "or" but has ")" at character 7'],
  ['host="a', 'has a double quote that is not closed at character 6'],
  [`${'('.repeat(51)}a=b`, 'has more than 50 nested parentheses at character 51'],
  [Array(1_001).fill('a=b').join(' or '), 'has more than 1000 terms at character 7001'],
  ['and=and and', 'wants the name of a tag but has its end at character 12'],
])('tags_search %s is refused: %s', (search, message) => {
  expect(() => parseTagsSearch(search)).toThrow(
    new TagsSearchError(message.split(' at char')[0]!, Number(message.split(' ').at(-1)) - 1),
  )
})

test('any text either parses or is refused with a place within it', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab=!()" *orand'), maxLength: 20 })
  fc.assert(
    fc.property(text, (search) => {
      const place = placeOfFault(search) ?? 0
      expect(place).toBeGreaterThanOrEqual(0)
      expect(place).toBeLessThanOrEqual(search.length)
    }),
  )
})

function placeOfFault(search: string): number | null {
  try {
    matching(parseTagsSearch(search))
    return null
  } catch (error) {
    if (error instanceof TagsSearchError) return error.position
    throw error
  }
}

test.each<[Parameters<typeof filterOfTagMap>[0], number[]]>([
  [{ region: ['us-west'] }, [3, 4]],
  [{ region: ['us-west'], host: ['*prod'] }, [3]],
  [{ host: ['db-1*', 'db-2*'] }, [1, 2]],
  [{ host: ['!db*prod'] }, [4]],
  [{ '!host': ['1'] }, [5]],
  [{ host: ['*'] }, [1, 2, 3, 4]],
  [{ Region: ['US-*'], '!Name': [''] }, [1, 2, 3, 4]],
  [{}, [1, 2, 3, 4, 5]],
  ['*', [1, 2, 3, 4, 5]],
])('tags %j', (tags, expected) => {
  expect(matching(filterOfTagMap(tags))).toEqual(expected)
})

test.each([
  ['a.1', ['a.1']],
  ['a.*', ['a.1', 'a.2']],
  ['a.1 OR b', ['a.1', 'b']],
  ['!a.*', ['b']],
  ['b or !a.1', ['a.2', 'b']],
  ['*', ['a.1', 'a.2', 'b', undefined]],
  ['', ['a.1', 'a.2', 'b', undefined]],
])('source %s', (source, expected) => {
  const sources = ['a.1', 'a.2', 'b', undefined]
  const filter = filterOfSource(source)
  expect(sources.filter((each) => matchesTags(filter, each === undefined ? {} : { source: each }))).toEqual(
    expected,
  )
})

test.each([
  ['*', '', true],
  ['a*', 'a', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['ab', 'abc', false],
  ['%', 'x', false],
  ['**b', 'ab', true],
])('%s ~ %s: %s', (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected)
})

test('every stream is every stream', () => {
  expect(matching(EVERY_STREAM)).toEqual([1, 2, 3, 4, 5])
})
