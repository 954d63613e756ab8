import { expect, test } from 'vitest'
import type { AlertNotice, Violation } from '#api/alertNotices.ts'
import { htmlText } from '#server/notify/htmlText.ts'
import { noticeText, shortText } from '#server/notify/noticeText.ts'
import { timeText, violationText } from '#server/notify/violationText.ts'
import { cleared, occasion, tested, triggered } from './notices.ts'

test('what triggered, as Librato wrote it', () => {
  expect(noticeText(occasion(triggered))).toBe(`# Alert Some alert name has triggered!

Account: m@example.com
Link: https://poise.example.com/alerts/123

Source \`foo.bar\`:
* metric \`metric.name\` was above threshold 10 with value 100 recorded at Fri, Jan 10 2014 at 21:58:03 UTC

Source \`baz.lol\`:
* metric \`another.metric\` was below threshold 100 with value 10 recorded at Fri, Jan 10 2014 at 21:58:03 UTC
* metric \`i.am.absent\` was absent for 600 seconds recorded at Fri, Jan 10 2014 at 21:58:03 UTC

Runbook: http://example.com/runbook.pdf
`)
})

test.each([
  ['normal', 'has cleared at 1970-05-23 14:32:03 UTC'],
  ['auto', 'was automatically cleared at 1970-05-23 14:32:03 UTC'],
  ['manual', 'was manually cleared at 1970-05-23 14:32:03 UTC'],
] as const)('what cleared: %s', (clear, words) => {
  expect(noticeText(occasion({ ...cleared, clear }))).toBe(`# Alert Some alert name ${words}

Account: m@example.com
Link: https://poise.example.com/alerts/123
`)
})

test('what cleared of a stream on its own says of which', () => {
  const ofStream = { ...cleared, stream: 'web-1' }
  expect(noticeText(occasion(ofStream))).toContain('has cleared for web-1 at 1970-05-23')
  expect(shortText(ofStream)).toContain("Alert 'Some alert name' has cleared for web-1 at ")
})

test('a test says so first; a description stands above the account', () => {
  const alert = { ...tested.alert, description: 'Too much to do' }
  const lines = noticeText(occasion({ ...tested, alert })).split('\n')
  expect(lines[0]).toBe('# This is a test alert notification, no action is required.')
  expect(lines.slice(4, 6)).toEqual(['Description: Too much to do', 'Account: m@example.com'])
})

const at: Violation = { metric: 'm', value: 100.12345, recorded_at: 1_389_391_083, condition_violated: 1 }

test.each<[string, number | null, Partial<Violation>, string]>([
  ['cut off behind the decimals of the threshold and two', 10.5, {}, 'threshold 10.5 with value 100.123'],
  ['not rounded', 10, { value: 10.999 }, 'threshold 10 with value 10.99'],
  ['a whole number', 10, { value: 100 }, 'threshold 10 with value 100'],
  ['below zero', -1.5, { value: -0.123456 }, 'threshold -1.5 with value -0.123'],
  ['very small', 0, { value: 1.5e-9 }, 'threshold 0 with value 1.5e-9'],
  ['over a time', 10, { value: 11, begin: 1_000, end: 1_090 }, 'threshold 10 over 90 seconds with value 11'],
])('a value: %s', (_, threshold, change, words) => {
  const notice: AlertNotice = {
    ...triggered,
    conditions: [{ id: 1, type: 'above', threshold, duration: null }],
  }
  expect(violationText(notice, { ...at, ...change })).toContain(`metric \`m\` was above ${words} recorded at`)
})

test('a time with a duration is that of its end; days have no zero in front', () => {
  const violation = { ...at, begin: 1_000, end: 12_321_123 }
  expect(violationText(triggered, violation)).toMatch(/recorded at Sat, May 23 1970 at 14:32:03 UTC$/)
  expect(timeText(1_388_700_000)).toBe('Thu, Jan 2 2014 at 22:00:00 UTC')
})

test('a condition that is gone is no reason to be silent', () => {
  expect(violationText(triggered, { ...at, condition_violated: 9 })).toMatch(/was violated its condition/)
})

test('of many streams the first are told, and how many more there are', () => {
  const violations = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`host-${n}`, [at]]))
  const text = noticeText(occasion({ ...triggered, violations }))
  expect(text.match(/^Source/gm)).toHaveLength(20)
  expect(text).toContain('\nand 30 more\n')
})

test('HTML of a message holds no tag that is not ours', () => {
  const name = '<img src=x onerror=alert(1)> "a" & `b`'
  const html = htmlText(noticeText(occasion({ ...triggered, alert: { ...triggered.alert, name } })))
  expect(html).toContain(
    '<h1>Alert &#60;img src=x onerror=alert(1)&#62; &#34;a&#34; &#38; <code>b</code> has triggered!</h1>',
  )
  expect(html).toContain('<p>Source <code>foo.bar</code>:</p>\n<ul>\n<li>metric <code>metric.name</code> was')
  expect(html).toContain('<a href="http://example.com/runbook.pdf">http://example.com/runbook.pdf</a>')
  expect(new Set([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag))).toEqual(
    new Set(['h1', 'code', 'p', 'br', 'a', 'ul', 'li']),
  )
})
