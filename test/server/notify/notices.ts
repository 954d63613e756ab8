import type { AlertNotice } from '#api/alertNotices.ts'

/** The examples of Librato's documents. */
export const triggered: AlertNotice = {
  event: 'trigger',
  alert: {
    id: 123,
    name: 'Some alert name',
    description: null,
    runbook_url: 'http://example.com/runbook.pdf',
    version: 2,
  },
  incident_key: 'a1b2',
  stream: null,
  time: 1_389_391_090,
  clear: null,
  conditions: [
    { id: 1, type: 'above', threshold: 10, duration: null },
    { id: 2, type: 'below', threshold: 100, duration: null },
    { id: 3, type: 'absent', threshold: null, duration: 600 },
  ],
  violations: {
    'foo.bar': [{ metric: 'metric.name', value: 100, recorded_at: 1_389_391_083, condition_violated: 1 }],
    'baz.lol': [
      { metric: 'another.metric', value: 10, recorded_at: 1_389_391_083, condition_violated: 2 },
      { metric: 'i.am.absent', value: null, recorded_at: 1_389_391_083, condition_violated: 3 },
    ],
  },
}

export const tested: AlertNotice = { ...triggered, event: 'test' }

export const cleared: AlertNotice = {
  ...triggered,
  event: 'clear',
  time: 12_321_123,
  clear: 'normal',
  violations: {},
}

export const occasion = (notice: AlertNotice, settings: Record<string, string> = {}) => ({
  id: 7,
  notice,
  settings,
  account: 'm@example.com',
  url: 'https://poise.example.com',
  now: 1_440_938_160,
})
