import { describe, expect, test } from 'vitest'
import type { StreamEvent } from '#api/annotationEvents.ts'
import {
  bodyOfDraft,
  draftFaults,
  draftOfEvent,
  newDraft,
  withLink,
} from '#web/components/annotations/eventDraft.ts'
import { wallText } from '#chart/isoTime.ts'
import { readEventTime } from '#web/components/annotations/eventTime.ts'

/** Thu 26 Nov 2026 05:50:00 UTC, 06:50 in Berlin. */
const now = 1_795_672_200
const clock = { now, zone: 'Europe/Berlin' }

test.each([
  ['06:50', now],
  ['5 min ago', now - 300],
  ['now', now],
  ['2026-11-26 06:50', now],
  ['2026-11-26 06:50:07', now + 7],
  ['yesterday 6:50', now - 86_400],
  ['2026-11-26', now - 6 * 3_600 - 50 * 60],
  [String(now), now],
  ['soon', null],
  ['', null],
])('%j is understood', (text, time) => {
  expect(readEventTime(text, now, clock.zone)).toBe(time)
})

test('a moment is read back as it is written', () => {
  expect(wallText(now + 9, clock.zone)).toBe('2026-11-26 06:50:09')
  expect(readEventTime(wallText(now + 9, clock.zone), now, clock.zone)).toBe(now + 9)
})

const event: StreamEvent = {
  id: 1,
  name: 'deploys',
  display_name: null,
  title: 'v56',
  description: null,
  source: 'web-1',
  start_time: now + 0.25,
  end_time: null,
  links: [{ rel: 'github', label: null, href: 'https://example.com' }],
}

describe('a draft', () => {
  test('of an event is the event, its times as exact as they were', () => {
    const { id: _id, name: _name, display_name: _shown, ...body } = event
    expect(bodyOfDraft(draftOfEvent(event, clock.zone), clock, event)).toEqual(body)
  })

  test('of a range has its start and end, in whole seconds', () => {
    const draft = { ...newDraft('deploys', now - 60, now, clock), title: ' v57 ' }
    expect(bodyOfDraft(draft, clock)).toMatchObject({ title: 'v57', start_time: now - 60, end_time: now })
  })

  test('has a link under a relationship of its own', () => {
    const links = withLink(withLink(withLink([])))
    expect(links.map(({ rel }) => rel)).toEqual(['link', 'link-2', 'link-3'])
  })

  test.each([
    [{ stream: '' }, 'name'],
    [{ stream: 'two words' }, 'name'],
    [{ title: ' ' }, 'title'],
    [{ start: 'soon' }, 'start_time'],
    [{ end: 'never' }, 'end_time'],
    [{ start: '06:00', end: '05:00' }, 'end_time'],
    [{ links: [{ rel: 'a', label: '', href: 'javascript:alert(1)' }] }, 'links[0].href'],
    [{ links: [{ rel: '', label: '', href: 'https://example.com' }] }, 'links[0].rel'],
  ])('with %j is refused', (changes, name) => {
    const draft = { ...newDraft('deploys', null, null, clock), title: 'v57' }
    expect(draftFaults(draft, clock)).toEqual({})
    expect(Object.keys(draftFaults({ ...draft, ...changes }, clock))).toEqual([name])
  })
})
