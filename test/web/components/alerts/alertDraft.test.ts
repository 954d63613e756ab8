import { expect, test } from 'vitest'
import {
  alertBody,
  newAlertDraft,
  suggestedName,
  wholeConditions,
} from '#web/components/alerts/alertDraft.ts'
import { alertFaults } from '#web/components/alerts/alertFaults.ts'
import { alertOn, readAlertSeed } from '#web/components/drafts/alertSeed.ts'

const draft = (over = {}) => {
  const fresh = newAlertDraft({ metric: 'cpu' })
  return { ...fresh, conditions: [{ ...fresh.conditions[0]!, threshold: '90', ...over }] }
}

test('a condition is whole once it has what its type needs', () => {
  expect(wholeConditions(draft())).toMatchObject([{ type: 'above', threshold: 90, duration: 300 }])
  expect(wholeConditions(draft({ threshold: '' }))).toBeUndefined()
  expect(wholeConditions(draft({ threshold: 'many' }))).toBeUndefined()
  expect(wholeConditions(draft({ metric_name: ' ' }))).toBeUndefined()
  expect(wholeConditions(draft({ minutes: 'x' }))).toBeUndefined()
  expect(wholeConditions(draft({ minutes: '' }))).toMatchObject([{ duration: null }])
  expect(wholeConditions(draft({ type: 'absent', threshold: 'many' }))).toMatchObject([
    { type: 'absent', threshold: null },
  ])
  expect(wholeConditions(draft({ type: 'absent', minutes: '' }))).toBeUndefined()
})

test.each([
  [{}, {}],
  [{ metric_name: ' ' }, { metric_name: 'Choose a metric.' }],
  [{ threshold: '' }, { threshold: 'Enter a threshold.' }],
  [{ threshold: 'many' }, { threshold: 'Enter a number.' }],
  [{ minutes: '' }, {}],
  [{ minutes: '0' }, {}],
  [{ minutes: '61' }, { duration: 'Enter 1 to 60 minutes.' }],
  [{ minutes: 'x' }, { duration: 'Enter 1 to 60 minutes.' }],
  [{ type: 'absent', threshold: 'many', minutes: '' }, { duration: 'Enter after how many minutes.' }],
])('what is wrong with the condition %j is said at its field', (over, faults) => {
  const at = Object.entries(faults).map(([field, fault]) => [`conditions[0].${field}`, [fault]])
  expect(alertFaults(draft(over))).toEqual(Object.fromEntries(at))
})

test('what is sent is nothing that a fault would be said of, and the other way round', () => {
  for (const over of [
    { threshold: 'x' },
    { minutes: '61' },
    { minutes: '1.5' },
    { type: 'absent', minutes: '0' },
  ])
    expect(Object.keys(alertFaults(draft(over))).length > 0).toBe(wholeConditions(draft(over)) === undefined)
  expect(alertFaults({ ...draft(), name: 'a b', rearmMinutes: '1.5' })).toEqual({
    name: [expect.any(String)],
    rearm_seconds: ['Enter a whole number of minutes.'],
  })
})

test('without a name it is called after its metric', () => {
  expect(suggestedName(draft())).toBe('cpu.above')
  expect(alertBody(draft(), null)).toMatchObject({ name: 'cpu.above', rearm_seconds: 600 })
  expect(alertBody({ ...draft(), name: ' own ' }, null).name).toBe('own')
})

test('an alert on a chart watches the first stream that is measured, as it is drawn', () => {
  const address = alertOn([
    { metric: 'deploys', type: 'annotation' },
    {
      metric: 'cpu',
      source: '%',
      summary_function: 'mean',
      tags: [
        { name: 'host', values: ['web-*', 'db-1'], grouped: true },
        { name: 'az', grouped: true },
        { name: 'region', dynamic: true },
      ],
    },
  ])
  const seed = readAlertSeed(new URL(address, 'http://a').searchParams)
  expect(newAlertDraft(seed).conditions[0]).toMatchObject({
    metric_name: 'cpu',
    source: '',
    summary_function: 'average',
    tags: [
      { name: 'host', values: ['web-*', 'db-1'], grouped: true },
      { name: 'az', values: [], grouped: true },
    ],
  })
  expect(alertOn([])).toBe('/alerts/new')
  expect(alertOn([{ composite: 'sum(s("load", "*"))' }])).toBe('/alerts/new?metric=load')
})
