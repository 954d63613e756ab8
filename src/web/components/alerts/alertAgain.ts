import type { Alert, alertCreate } from '#api/alerts.ts'
import type { Input } from '#api/endpoint.ts'

/** The body that makes an alert that was deleted anew: as it was, but for its incidents. */
export function alertAgain(alert: Alert): NonNullable<Input<typeof alertCreate>['body']> {
  const { id: _id, created_at: _created, updated_at: _updated, services, conditions, ...rest } = alert
  return {
    ...rest,
    services: services.map(({ id }) => id),
    conditions: conditions.map(({ id: _condition, ...condition }) => condition),
  }
}
