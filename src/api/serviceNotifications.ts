import * as z from 'zod/mini'
import { NOTIFICATION_STATES, NotificationAttempt } from './alertNotices.ts'
import { endpoint } from './endpoint.ts'
import { newestFirst, PageInfo } from './pagination.ts'
import { serviceId } from './services.ts'

/** What a service was told, or is to be told. Times in Unix seconds. */
export const ServiceNotification = z.object({
  id: z.number(),
  event: z.enum(['trigger', 'clear', 'test']),
  /** As it was then; of a test of the service alone it is made up, with the id 0. */
  alert: z.object({ id: z.number(), name: z.string() }),
  incident_key: z.string(),
  state: z.enum(NOTIFICATION_STATES),
  created_at: z.number(),
  /** When it is tried, or tried again; null once it ended. */
  due_at: z.nullable(z.number()),
  ended_at: z.nullable(z.number()),
  attempts: z.array(NotificationAttempt),
})
export type ServiceNotification = z.output<typeof ServiceNotification>

export const serviceNotificationList = endpoint({
  name: 'serviceNotificationList',
  method: 'GET',
  path: '/v1/services/:id/notifications',
  summary:
    'Lists what a service was told or is to be told, the newest first, with every try. What did not arrive is tried again for almost three hours, unless the receiver refused it.',
  addition: true,
  roles: ['admin'],
  params: serviceId,
  query: z.object(newestFirst),
  response: z.object({ query: PageInfo, notifications: z.array(ServiceNotification) }),
})

export const serviceAlertList = endpoint({
  name: 'serviceAlertList',
  method: 'GET',
  path: '/v1/services/:id/alerts',
  summary: 'Lists the alerts that notify a service, by name.',
  addition: true,
  roles: ['admin'],
  params: serviceId,
  response: z.object({ alerts: z.array(z.object({ id: z.number(), name: z.string() })) }),
})
