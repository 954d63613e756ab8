import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { serviceId, serviceSettings, serviceType } from './services.ts'
import { settable } from './values.ts'

/** What came of a try to tell a service something. */
export const TestResult = z.object({
  arrived: z.boolean(),
  /** What the receiver said, or why nothing arrived. */
  answer: z.string(),
  duration_ms: z.number(),
})
export type TestResult = z.output<typeof TestResult>

export const serviceTest = endpoint({
  name: 'serviceTest',
  method: 'POST',
  path: '/v1/services/:id/test',
  summary:
    'Sends a test to a service at once, about an alert that is made up, and answers what came of it. It is sent once only.',
  addition: true,
  roles: ['admin'],
  params: serviceId,
  response: TestResult,
})

export const serviceDraftTest = endpoint({
  name: 'serviceDraftTest',
  method: 'POST',
  path: '/v1/services/test',
  summary: 'Sends a test as to a service of a type and settings that is not stored, and keeps nothing of it.',
  addition: true,
  roles: ['admin'],
  body: z.object({ type: serviceType, settings: settable(serviceSettings) }),
  response: TestResult,
})
