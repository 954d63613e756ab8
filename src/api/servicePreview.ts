import * as z from 'zod/mini'
import { ConditionWrite } from './alertConditions.ts'
import { alertAttributes } from './alerts.ts'
import { endpoint } from './endpoint.ts'
import { serviceSettings, serviceType } from './services.ts'
import { idOrName, settable } from './values.ts'

/** Of `request`, `mail` and `nothing` one is there, and the others are null. */
export const ServicePreview = z.object({
  request: z.nullable(
    z.object({
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    }),
  ),
  mail: z.nullable(
    z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), html: z.string() }),
  ),
  /** Why such a service is not told. */
  nothing: z.nullable(z.string()),
  /** Why it could not be reached, where its address alone tells so. */
  refused: z.nullable(z.string()),
})
export type ServicePreview = z.output<typeof ServicePreview>

export const servicePreview = endpoint({
  name: 'servicePreview',
  method: 'POST',
  path: '/v1/services/preview',
  summary:
    'Shows what a service of a type would be sent about an `event` (`trigger` unless said) of an alert, by its id or name, as a `draft` of it or of a new one says, or of one that is made up; secrets are masked. Nothing is sent or kept.',
  addition: true,
  roles: ['admin'],
  body: z.object({
    type: serviceType,
    settings: settable(serviceSettings),
    alert: settable(idOrName),
    /** What is not stored yet. */
    draft: settable(
      z.object({
        name: z.string(),
        description: settable(z.string()),
        attributes: settable(alertAttributes),
        conditions: z.array(ConditionWrite),
      }),
    ),
    event: settable(z.enum(['trigger', 'clear', 'test'])),
  }),
  response: ServicePreview,
})
