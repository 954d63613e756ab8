import * as z from 'zod/mini'
import { oneAlert } from './alerts.ts'
import { endpoint } from './endpoint.ts'
import { TestResult } from './serviceTests.ts'
import { SERVICE_TYPE_NAMES } from './serviceTypes.ts'

/** What came of a test, for each service of the alert in its order. */
export const AlertTest = z.object({
  services: z.array(
    z.extend(TestResult, { id: z.number(), title: z.string(), type: z.enum(SERVICE_TYPE_NAMES) }),
  ),
})
export type AlertTest = z.output<typeof AlertTest>

export const alertTest = endpoint({
  name: 'alertTest',
  method: 'POST',
  path: '/v1/alerts/:id/test',
  summary:
    'Sends a test of an alert, by its id or name, to all of its services at once, as if its conditions were violated by values that are made up, and answers what came of each.',
  addition: true,
  roles: ['admin'],
  params: oneAlert,
  response: AlertTest,
})
