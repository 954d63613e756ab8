import type { FastifyInstance } from 'fastify'
import { measurementCreate } from '#api/measurements.ts'
import type { Deps } from '../deps.ts'
import { readMeasurements } from '../ingest/readMeasurements.ts'
import { route } from './route.ts'

export function measurementCreateRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, measurementCreate, async ({ body, request }) => {
    const measurements = readMeasurements(body, deps.now())
    await deps.ingest.submit(measurements, request.headers['user-agent'])
    const { length } = measurements
    deps.meter.note('poise.measurements.accepted', length)
    return { measurements: { summary: { total: length, accepted: length, failed: 0 } } }
  })
}
