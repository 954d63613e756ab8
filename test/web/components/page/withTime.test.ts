import { expect, it } from 'vitest'
import { withTime } from '#web/components/page/withTime.ts'

const FIXED = 'from=1700000000&to=1700003600'

it.each([
  ['/metrics', '', '/metrics'],
  ['/metrics', '?source=a&tags.b=c&line=d&events=*&chart.type=bignumber&wall=30', '/metrics'],
  ['/metrics', '?range=7d', '/metrics?range=7d'],
  ['/spaces/7', `?${FIXED}&source=a`, `/spaces/7?${FIXED}`],
  ['/spaces/7', `?${FIXED}&paused=1700003600`, `/spaces/7?${FIXED}&paused=1700003600`],
  [
    '/metrics/a%2Fb',
    '?compare=week&zone=Asia%2FKolkata&name=x',
    '/metrics/a%2Fb?zone=Asia%2FKolkata&compare=week',
  ],
  ['/metrics?name=cpu', '?range=7d&name=other', '/metrics?name=cpu&range=7d'],
  ['/spaces/7#chart-3', '?range=7d', '/spaces/7?range=7d#chart-3'],
  ['/spaces/7?source=a+b#chart-3', '?zone=UTC', '/spaces/7?source=a+b&zone=UTC#chart-3'],
  ['/spaces/7?range=30m', `?${FIXED}`, '/spaces/7?range=30m'],
])('%s, coming from %j: %s', (path, search, expected) => {
  expect(withTime(path, search)).toBe(expected)
})
