import { describe, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { sections } from '#test/fixtures/reference/sections.ts'
import { startServer } from '#test/helpers/server.ts'

const { inject } = await startServer()

/*
 * Every endpoint of Librato's API reference, in its order and with its own words for what stands in a path, and what
 * answers it here. Its examples are below test/fixtures/reference; referenceExamples.test.ts runs them.
 */
const REFERENCE: [section: string, rows: [request: string, endpoint: string][]][] = [
  [
    'Metrics',
    [
      ['POST /v1/metrics', 'metricSubmit'],
      ['GET /v1/metrics/:name', 'metricView'],
      ['GET /v1/metrics?compose=', 'metricList'],
      ['PUT /v1/metrics', 'metricBatchUpdate'],
      ['PUT /v1/metrics/:name', 'metricUpdate'],
      ['DELETE /v1/metrics', 'metricBatchDelete'],
      ['DELETE /v1/metrics/:name', 'metricDelete'],
      ['GET /v1/metrics', 'metricList'],
    ],
  ],
  [
    'Measurements',
    [
      ['POST /v1/measurements', 'measurementCreate'],
      ['GET /v1/measurements/:measurement', 'measurementView'],
      ['GET /v1/measurements?compose=', 'measurementCompose'],
    ],
  ],
  [
    'Spaces',
    [
      ['POST /v1/spaces', 'spaceCreate'],
      ['GET /v1/spaces/:id', 'spaceView'],
      ['PUT /v1/spaces/:id', 'spaceUpdate'],
      ['DELETE /v1/spaces/:id', 'spaceDelete'],
      ['GET /v1/spaces', 'spaceList'],
    ],
  ],
  [
    'Charts',
    [
      ['POST /v1/spaces/:id/charts', 'chartCreate'],
      ['GET /v1/spaces/:id/charts/:chart_id', 'chartView'],
      ['PUT /v1/spaces/:id/charts/:chart_id', 'chartUpdate'],
      ['DELETE /v1/spaces/:id/charts/:chart_id', 'chartDelete'],
      ['GET /v1/spaces/:id/charts', 'chartList'],
    ],
  ],
  [
    'Annotations',
    [
      ['POST /v1/annotations/:name', 'annotationCreate'],
      ['GET /v1/annotations/:name', 'annotationView'],
      ['GET /v1/annotations/:name/:id', 'annotationEventView'],
      ['POST /v1/annotations/:name/:id/links', 'annotationLinkCreate'],
      ['PUT /v1/annotations/:name', 'annotationUpdate'],
      ['PUT /v1/annotations/:name/:id', 'annotationEventUpdate'],
      ['DELETE /v1/annotations/:name', 'annotationDelete'],
      ['DELETE /v1/annotations/:name/:id', 'annotationEventDelete'],
      ['DELETE /v1/annotations/:name/:id/links/:link', 'annotationLinkDelete'],
      ['GET /v1/annotations', 'annotationList'],
    ],
  ],
  [
    'Alerts',
    [
      ['POST /v1/alerts', 'alertCreate'],
      ['GET /v1/alerts/:id', 'alertView'],
      ['GET /v1/alerts/:alert_id/status', 'alertStatusView'],
      ['GET /v1/alerts/status', 'alertStatusList'],
      ['PUT /v1/alerts/:id', 'alertUpdate'],
      ['POST /v1/alerts/:id/services', 'alertServiceAdd'],
      ['DELETE /v1/alerts/:alert_id/services/:id', 'alertServiceRemove'],
      ['POST /v1/alerts/:alert_id/clear', 'alertClear'],
      ['DELETE /v1/alerts/:id', 'alertDelete'],
      ['GET /v1/alerts', 'alertList'],
    ],
  ],
  [
    'API Tokens',
    [
      ['POST /v1/api_tokens', 'tokenCreate'],
      ['GET /v1/api_tokens/:name', 'tokenView'],
      ['GET /v1/api_tokens/:id', 'tokenView'],
      ['PUT /v1/api_tokens/:id', 'tokenUpdate'],
      ['DELETE /v1/api_tokens/:id', 'tokenDelete'],
      ['GET /v1/api_tokens', 'tokenList'],
    ],
  ],
  ['Jobs', [['GET /v1/jobs/:id', 'jobView']]],
  [
    'Snapshots',
    [
      ['POST /v1/snapshots', 'snapshotCreate'],
      ['GET /v1/snapshots/:id', 'snapshotView'],
    ],
  ],
  [
    'Services',
    [
      ['POST /v1/services', 'serviceCreate'],
      ['GET /v1/services/:id', 'serviceView'],
      ['PUT /v1/services/:id', 'serviceUpdate'],
      ['DELETE /v1/services/:id', 'serviceDelete'],
      ['GET /v1/services', 'serviceList'],
    ],
  ],
  [
    'Sources',
    [
      ['PUT /v1/sources/:name', 'sourceUpdate'],
      ['GET /v1/sources/:name', 'sourceView'],
      ['GET /v1/sources', 'sourceList'],
    ],
  ],
]

/** `GET /v1/metrics/:name?count=` as a method and a path in which parameters have no name. */
function shapeOf(request: string): string {
  return request.replace(/\?.*/, '').replace(/:\w+/g, ':')
}

const rows = REFERENCE.flatMap(([, requests]) => requests)
const examples = Object.values(sections).flatMap((section) =>
  Object.entries(section).flatMap(([request, some]) => some.map(({ send }) => ({ request, send }))),
)

/** Whether a call, such as `GET /v1/spaces/129?a=b`, is one of `GET /v1/spaces/:id`. */
function isCallOf(send: string, request: string): boolean {
  const [path = '', query = ''] = request.split('?')
  const pattern = path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/?]+')
  return new RegExp(`^${pattern}(\\?.*)?$`).test(send) && send.includes(query)
}

describe.each(REFERENCE)('%s', (_section, requests) => {
  test.each(requests)('%s is answered by %s', (request, name) => {
    const found = endpoints.filter(({ method, path }) => shapeOf(`${method} ${path}`) === shapeOf(request))
    expect(found.map((endpoint) => endpoint.name)).toEqual([name])
  })

  test.each(requests)('%s has examples, which are calls of it', (request) => {
    const calls = examples.filter((example) => example.request === request).map(({ send }) => send)
    expect(calls).not.toEqual([])
    expect(calls.filter((send) => !isCallOf(send, request))).toEqual([])
  })
})

test('every example is of an endpoint of the reference', () => {
  const known = new Set(rows.map(([request]) => request))
  expect(examples.filter(({ request }) => !known.has(request))).toEqual([])
})

test('what Librato did not have says so', () => {
  const known = new Set(rows.map(([, endpoint]) => endpoint))
  const silent = endpoints.filter((endpoint) => !known.has(endpoint.name) && !endpoint.addition)
  expect(silent.map(({ name }) => name)).toEqual([])
  const wrong = endpoints.filter((endpoint) => known.has(endpoint.name) && endpoint.addition)
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test.each(['metrics', 'spaces', 'annotations', 'alerts', 'services', 'sources'])(
  'early clients ask for /v1/%s.json',
  async (collection) => {
    const answer = await inject({ url: `/v1/${collection}.json?length=1` })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toHaveProperty(collection)
  },
)
