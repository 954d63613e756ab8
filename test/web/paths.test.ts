import { describe, expect, test } from 'vitest'
import {
  chartPath,
  homePath,
  metricPath,
  metricsPath,
  readReturnPath,
  readSignInCode,
  readListQuery,
  signInPath,
  spacePath,
  spacesPath,
} from '#web/paths.ts'

test('every address of the page', () => {
  expect({
    home: homePath(),
    signIn: signInPath(),
    signInAndReturn: signInPath('/spaces/7?source=a&b'),
    spaces: spacesPath(),
    spacesFound: spacesPath({ name: 'a & b', page: 3 }),
    space: spacePath(7),
    chart: chartPath(7, 12),
    metrics: metricsPath(),
    metric: metricPath('a/b c'),
  }).toEqual({
    home: '/',
    signIn: '/signin',
    signInAndReturn: '/signin?to=%2Fspaces%2F7%3Fsource%3Da%26b',
    spaces: '/spaces',
    spacesFound: '/spaces?name=a+%26+b&page=3',
    space: '/spaces/7',
    chart: '/spaces/7#chart-12',
    metrics: '/metrics',
    metric: '/metrics/a%2Fb%20c',
  })
})

describe('the search of the spaces', () => {
  test.each([
    ['', { name: '', page: 1 }],
    ['?name=a+%26+b&page=3', { name: 'a & b', page: 3 }],
    ['?page=0', { name: '', page: 1 }],
    ['?page=-2', { name: '', page: 1 }],
    ['?page=1.5', { name: '', page: 1 }],
    ['?page=x', { name: '', page: 1 }],
  ])('%s', (search, read) => {
    expect(readListQuery(new URLSearchParams(search))).toEqual(read)
  })

  test('comes back as it was written', () => {
    const search = { name: 'ü=?#/%', page: 12 }
    expect(readListQuery(new URL(spacesPath(search), 'http://poise.test').searchParams)).toEqual(search)
  })
})

describe('the address to return to after signing in', () => {
  test.each([
    ['/spaces/7?source=a&b=c#d', '/spaces/7?source=a&b=c#d'],
    ['', '/'],
    ['spaces', '/'],
    ['https://evil.test/', '/'],
    ['//evil.test/spaces', '/'],
    ['/\\evil.test', '/'],
    ['/\t/evil.test', '/'],
    ['/x/..//evil.test', '/'],
    ['javascript:alert(1)', '/'],
    ['/signin?to=/spaces', '/'],
  ])('%j leads to %s', (to, path) => {
    const search = new URLSearchParams({ to })
    expect(readReturnPath(search)).toBe(path)
  })

  test('is what signInPath was given', () => {
    const search = new URL(signInPath('/spaces?name=a+b'), 'http://poise.test').searchParams
    expect(readReturnPath(search)).toBe('/spaces?name=a+b')
  })
})

test('the code of a sign-in link', () => {
  expect(readSignInCode('#code=aZ09-_')).toBe('aZ09-_')
  expect(readSignInCode('#other')).toBeUndefined()
  expect(readSignInCode('')).toBeUndefined()
})
