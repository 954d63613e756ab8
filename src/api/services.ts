import * as z from 'zod/mini'
import { NOTIFICATION_STATES } from './alertNotices.ts'
import { endpoint } from './endpoint.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { RETIRED_TYPES, SERVICE_TYPE_NAMES } from './serviceTypes.ts'
import { flag, rowId, search, settable } from './values.ts'

export const serviceType = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string) => text.toLowerCase()),
    z.enum(SERVICE_TYPE_NAMES),
  ),
)

const title = z.string().check(z.trim(), z.minLength(1, { error: "can't be blank" }))

const settingText = z.pipe(
  z.union([z.string(), z.number(), z.boolean()], { error: 'must be text' }),
  z.transform((value) => String(value)),
)

/** Values are text, whatever they mean; what is null is left out. */
export const serviceSettings = z.pipe(
  z.record(z.string(), z.nullable(settingText)),
  z.transform((given) => {
    const texts: Record<string, string> = {}
    for (const [name, value] of Object.entries(given)) if (value !== null) texts[name] = value
    return texts
  }),
)

/**
 * API reference, "Service Properties", which calls the id numeric; its examples show text, and the Go client that
 * Terraform uses refuses text.
 */
export const Service = z.object({
  id: z.number(),
  type: z.enum(SERVICE_TYPE_NAMES),
  settings: z.record(z.string(), z.string()),
  title: z.string(),
  /** Only there when the secrets among the settings cannot be read, and are left out. */
  fault: z.optional(z.string()),
})
export type Service = z.output<typeof Service>

/** Who uses a service, and the last that it was told or is to be told: null when it never was. */
export const ServiceUsage = z.object({
  alerts: z.array(z.object({ id: z.number(), name: z.string() })),
  last_notification: z.nullable(
    z.object({
      event: z.enum(['trigger', 'clear', 'test']),
      state: z.enum(NOTIFICATION_STATES),
      created_at: z.number(),
      /** What came of the last try; null before the first. */
      answer: z.nullable(z.string()),
    }),
  ),
})
export type ServiceUsage = z.output<typeof ServiceUsage>

/** A service of the list; `usage` is there when it was asked for. */
export const ListedService = z.extend(Service, { usage: z.optional(ServiceUsage) })
export type ListedService = z.output<typeof ListedService>

export const serviceId = z.object({ id: rowId })
const MAY = ['admin'] as const

export const serviceList = endpoint({
  name: 'serviceList',
  method: 'GET',
  path: '/v1/services',
  summary:
    'Lists services by title or by their last change; `title` keeps those that contain it, in any case. `usage=true`, an addition of Poise, tells the alerts that notify each and its last notification.',
  roles: MAY,
  query: z.object({
    ...pageQuery,
    title: search,
    orderby: z._default(z.enum(['title', 'updated_at']), 'title'),
    usage: z.optional(flag),
  }),
  response: z.object({ query: PageInfo, services: z.array(ListedService) }),
})

export const serviceCreate = endpoint({
  name: 'serviceCreate',
  method: 'POST',
  path: '/v1/services',
  summary: `Creates a service that alerts can notify; which settings it needs depends on its type. \`json\` is an addition of Poise: it posts what happened as JSON, and with a \`secret\` signs the body (\`X-Poise-Signature: sha256=\`, and the HMAC in hexadecimal). Nothing is ever sent to services of the types ${RETIRED_TYPES.join(', ')}: they were closed or never took such alerts, and are accepted for clients that set them up.`,
  roles: MAY,
  status: 201,
  body: z.object({ type: serviceType, title, settings: settable(serviceSettings) }),
  response: Service,
})

export const serviceView = endpoint({
  name: 'serviceView',
  method: 'GET',
  path: '/v1/services/:id',
  summary: 'One service.',
  roles: MAY,
  params: serviceId,
  response: Service,
})

export const serviceUpdate = endpoint({
  name: 'serviceUpdate',
  method: 'PUT',
  path: '/v1/services/:id',
  summary: 'Changes a service. `settings`, when given, replaces all of them.',
  roles: MAY,
  status: 204,
  params: serviceId,
  body: z.object({
    type: settable(serviceType),
    title: settable(title),
    settings: settable(serviceSettings),
  }),
})

export const serviceDelete = endpoint({
  name: 'serviceDelete',
  method: 'DELETE',
  path: '/v1/services/:id',
  summary: 'Deletes a service, and takes it from every alert that has it.',
  roles: MAY,
  status: 204,
  params: serviceId,
})
