import type { FastifyInstance } from 'fastify'
import { measurementCreate } from '#api/measurements.ts'
import type { Deps } from '../deps.ts'
import { readMeasurements } from '../ingest/readMeasurements.ts'
import { acceptMeasurements } from './acceptMeasurements.ts'
import { route } from './route.ts'

export function measurementCreateRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, measurementCreate, async (call) => {
    const measurements = readMeasurements(call.body, deps.now())
    await acceptMeasurements(deps, measurements, call)
    const { length } = measurements
    return { measurements: { summary: { total: length, accepted: length, failed: 0 } } }
  })
}
