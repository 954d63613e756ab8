import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { startServer } from '#test/helpers/server.ts'

const { inject } = await startServer()

/*
 * Every endpoint of Librato's API reference, in its order and with its own words for what stands in a path: what answers
 * it here, and the tests that hold its examples (below test/server).
 */
const REFERENCE: [section: string, rows: [request: string, endpoint: string, tests: string][]][] = [
  [
    'Metrics',
    [
      ['POST /v1/metrics', 'metricSubmit', 'ingest/post'],
      ['GET /v1/metrics/:name', 'metricView', 'query/metric'],
      ['GET /v1/metrics?compose=', 'metricList', 'http/composites'],
      ['PUT /v1/metrics', 'metricBatchUpdate', 'http/metricBatch'],
      ['PUT /v1/metrics/:name', 'metricUpdate', 'http/metrics'],
      ['DELETE /v1/metrics', 'metricBatchDelete', 'http/metricBatch'],
      ['DELETE /v1/metrics/:name', 'metricDelete', 'http/metrics'],
      ['GET /v1/metrics', 'metricList', 'http/metrics'],
    ],
  ],
  [
    'Measurements',
    [
      ['POST /v1/measurements', 'measurementCreate', 'ingest/post'],
      ['GET /v1/measurements/:measurement', 'measurementView', 'query/measurements'],
      ['GET /v1/measurements?compose=', 'measurementCompose', 'http/composites'],
    ],
  ],
  [
    'Spaces',
    [
      ['POST /v1/spaces', 'spaceCreate', 'http/spaces'],
      ['GET /v1/spaces/:id', 'spaceView', 'http/spaces'],
      ['PUT /v1/spaces/:id', 'spaceUpdate', 'http/spaces'],
      ['DELETE /v1/spaces/:id', 'spaceDelete', 'http/spaces'],
      ['GET /v1/spaces', 'spaceList', 'http/spaces'],
    ],
  ],
  [
    'Charts',
    [
      ['POST /v1/spaces/:id/charts', 'chartCreate', 'http/charts'],
      ['GET /v1/spaces/:id/charts/:chart_id', 'chartView', 'http/charts'],
      ['PUT /v1/spaces/:id/charts/:chart_id', 'chartUpdate', 'http/charts'],
      ['DELETE /v1/spaces/:id/charts/:chart_id', 'chartDelete', 'http/charts'],
      ['GET /v1/spaces/:id/charts', 'chartList', 'http/charts'],
    ],
  ],
  [
    'Annotations',
    [
      ['POST /v1/annotations/:name', 'annotationCreate', 'http/annotations'],
      ['GET /v1/annotations/:name', 'annotationView', 'http/annotations'],
      ['GET /v1/annotations/:name/:id', 'annotationEventView', 'http/annotations'],
      ['POST /v1/annotations/:name/:id/links', 'annotationLinkCreate', 'http/annotationEvents'],
      ['PUT /v1/annotations/:name', 'annotationUpdate', 'http/annotations'],
      ['PUT /v1/annotations/:name/:id', 'annotationEventUpdate', 'http/annotationEvents'],
      ['DELETE /v1/annotations/:name', 'annotationDelete', 'http/annotations'],
      ['DELETE /v1/annotations/:name/:id', 'annotationEventDelete', 'http/annotationEvents'],
      ['DELETE /v1/annotations/:name/:id/links/:link', 'annotationLinkDelete', 'http/annotationEvents'],
      ['GET /v1/annotations', 'annotationList', 'http/annotationEvents'],
    ],
  ],
  [
    'Alerts',
    [
      ['POST /v1/alerts', 'alertCreate', 'http/alerts'],
      ['GET /v1/alerts/:id', 'alertView', 'http/alerts'],
      ['GET /v1/alerts/:alert_id/status', 'alertStatusView', 'http/alertStatus'],
      ['GET /v1/alerts/status', 'alertStatusList', 'http/alertStatus'],
      ['PUT /v1/alerts/:id', 'alertUpdate', 'http/alerts'],
      ['POST /v1/alerts/:id/services', 'alertServiceAdd', 'http/alerts'],
      ['DELETE /v1/alerts/:alert_id/services/:id', 'alertServiceRemove', 'http/alerts'],
      ['POST /v1/alerts/:alert_id/clear', 'alertClear', 'http/alertStatus'],
      ['DELETE /v1/alerts/:id', 'alertDelete', 'http/alerts'],
      ['GET /v1/alerts', 'alertList', 'http/alerts'],
    ],
  ],
  [
    'API Tokens',
    [
      ['POST /v1/api_tokens', 'tokenCreate', 'http/tokens'],
      ['GET /v1/api_tokens/:name', 'tokenView', 'http/tokens'],
      ['GET /v1/api_tokens/:id', 'tokenView', 'http/tokens'],
      ['PUT /v1/api_tokens/:id', 'tokenUpdate', 'http/tokens'],
      ['DELETE /v1/api_tokens/:id', 'tokenDelete', 'http/tokens'],
      ['GET /v1/api_tokens', 'tokenList', 'http/tokens'],
    ],
  ],
  ['Jobs', [['GET /v1/jobs/:id', 'jobView', 'http/metricBatch']]],
  [
    'Snapshots',
    [
      ['POST /v1/snapshots', 'snapshotCreate', 'http/snapshots'],
      ['GET /v1/snapshots/:id', 'snapshotView', 'http/snapshots'],
    ],
  ],
  [
    'Services',
    [
      ['POST /v1/services', 'serviceCreate', 'http/services'],
      ['GET /v1/services/:id', 'serviceView', 'http/services'],
      ['PUT /v1/services/:id', 'serviceUpdate', 'http/services'],
      ['DELETE /v1/services/:id', 'serviceDelete', 'http/services'],
      ['GET /v1/services', 'serviceList', 'http/services'],
    ],
  ],
  [
    'Sources',
    [
      ['PUT /v1/sources/:name', 'sourceUpdate', 'http/sources'],
      ['GET /v1/sources/:name', 'sourceView', 'http/sources'],
      ['GET /v1/sources', 'sourceList', 'http/sources'],
    ],
  ],
]

/** `GET /v1/metrics/:name?count=` as a method and a path in which parameters have no name. */
function shapeOf(request: string): string {
  return request.replace(/\?.*/, '').replace(/:\w+/g, ':')
}

const rows = REFERENCE.flatMap(([section, requests]) =>
  requests.map(([request, endpoint, tests]) => ({ section, request, endpoint, tests })),
)

describe.each(REFERENCE)('%s', (_section, requests) => {
  test.each(requests)('%s is answered by %s', (request, name) => {
    const found = endpoints.filter(({ method, path }) => shapeOf(`${method} ${path}`) === shapeOf(request))
    expect(found.map((endpoint) => endpoint.name)).toEqual([name])
  })

  test.each(requests)('%s has tests', (request, name, tests) => {
    const file = `test/server/${tests}.test.ts`
    expect(existsSync(file), file).toBe(true)
    const text = readFileSync(file, 'utf8')
    const resource = request.split(' ')[1]?.replace(/[:?].*/, '') ?? ''
    const parts = [name, resource, resource.replace('/v1/', '')]
    expect(parts.filter((part) => text.includes(part))).not.toEqual([])
  })
})

test('what Librato did not have says so', () => {
  const known = new Set(rows.map(({ endpoint }) => endpoint))
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
