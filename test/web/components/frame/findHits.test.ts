import { describe, expect, test } from 'vitest'
import { findHits, longestWord } from '#web/components/frame/findHits.ts'
import { favoritesFirst } from '#web/components/spaceChoice/favoritesFirst.ts'
import { matchRank } from '#web/components/frame/matchRank.ts'

describe('how well a name fits', () => {
  test.each([
    ['cpu.load', 'cpu.load', 0],
    ['CPU.load', ' cpu.LOAD ', 0],
    ['cpu.load', 'cpu', 1],
    ['system.cpu', 'cpu', 2],
    ['Web front-end', 'end', 2],
    ['requestTime', 'time', 2],
    ['requests', 'quest', 3],
    ['web requests per second', 'second web', 4],
    ['Web front latency', 'wfl', 5],
    ['database', 'dbs', 6],
    ['cpu.load', 'cd', null],
    ['database', 'tbs', null],
    ['cpu', 'memory', null],
    ['größe', 'GRÖSSE', null],
    ['größe', 'Größe', 0],
  ])('%s for “%s”', (name, typed, rank) => {
    expect(matchRank(name, typed)).toBe(rank)
  })
})

describe('what is found', () => {
  const hit = (name: string) => ({ id: name, name, perform: () => {} })
  const groups = [
    { title: 'Spaces', hits: ['Load of the web', 'Web'].map(hit) },
    { title: 'Metrics', hits: ['web.load', 'load', 'load.1'].map(hit) },
    { title: 'Actions', hits: ['Sign out'].map(hit) },
  ]
  test.each([
    ['load', ['Metrics: load, load.1, web.load', 'Spaces: Load of the web']],
    ['web', ['Spaces: Web, Load of the web', 'Metrics: web.load']],
    ['sign', ['Actions: Sign out']],
    ['nothing like it', []],
  ])('for “%s”', (typed, found) => {
    const shown = findHits(groups, typed).map(
      ({ title, hits }) => `${title}: ${hits.map(({ name }) => name).join(', ')}`,
    )
    expect(shown).toEqual(found)
  })

  test('a group has at most eight', () => {
    const many = [{ title: 'Spaces', hits: Array.from({ length: 20 }, (_, n) => hit(`space ${n}`)) }]
    expect(findHits(many, 'space')[0]?.hits).toHaveLength(8)
  })
})

test.each([
  ['', ''],
  [' cpu ', 'cpu'],
  ['web latency p9', 'latency'],
])('of “%s” the server is asked for “%s”', (typed, word) => {
  expect(longestWord(typed)).toBe(word)
})

test('favourites that fit come first, each once', () => {
  const [a, b, c] = ['Alpha', 'Beta', 'Gamma'].map((name, id) => ({ id, name }))
  expect(favoritesFirst([a!, b!], [b!, c!], '')).toEqual([b, c, a])
  expect(favoritesFirst([a!, b!], [b!, c!], 'ET')).toEqual([b, a])
})
