import type { FastifyInstance } from 'fastify'
import { badParams, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import { serviceCreate, serviceDelete, serviceList, serviceUpdate, serviceView } from '#api/services.ts'
import { settingFaults, type ServiceType } from '#api/serviceTypes.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import {
  changeService,
  deleteService,
  findService,
  insertService,
  listServices,
  type ServiceRow,
} from '../store/services.ts'
import { usageOf } from '../store/serviceUsage.ts'
import { locate, route } from './route.ts'
import { shownService } from './shownService.ts'

export function serviceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, vault, now } = deps

  route(app, deps, serviceList, async ({ query }) => {
    const page = pageOf(query)
    const { rows, found, total } = await listServices(db, query.title, query.orderby, page)
    const usage =
      query.usage === true
        ? await usageOf(
            db,
            rows.map(({ id }) => id),
          )
        : undefined
    return {
      query: { found, length: rows.length, offset: page.offset, total },
      services: rows.map((row) => {
        const used = usage?.get(row.id)
        return { ...shownService(deps, row), ...(used && { usage: used }) }
      }),
    }
  })

  route(app, deps, serviceCreate, async ({ body, reply }) => {
    const { type, title } = body
    const settings = body.settings ?? {}
    checkSettings(type, settings)
    const service = await insertService(db, { type, title, settings: vault.seal(type, settings) }, now())
    locate(reply, deps, `/v1/services/${service.id}`)
    return shownService(deps, service)
  })

  route(app, deps, serviceView, async ({ params }) => shownService(deps, await knownService(db, params.id)))

  route(app, deps, serviceUpdate, async ({ params, body }) => {
    const change = (service: ServiceRow) => {
      const type = body.type ?? service.type
      const title = body.title ?? service.title
      const kept = type === service.type && !body.settings
      // Settings that stay are not looked at: it must be possible to rename a service whose secrets cannot be read.
      if (kept) return { type, title, settings: service.settings }
      const settings = body.settings ?? vault.open(service.settings).settings
      checkSettings(type, settings)
      return { type, title, settings: vault.seal(type, settings) }
    }
    if (!(await changeService(db, params.id, change, now()))) throw notFound()
  })

  route(app, deps, serviceDelete, async ({ params }) => {
    if (!(await deleteService(db, params.id))) throw notFound()
  })
}

/** @throws ApiError 404 */
export async function knownService(db: Db, id: number): Promise<ServiceRow> {
  const service = await findService(db, id)
  if (service === undefined) throw notFound()
  return service
}

/** @throws ApiError 400 for settings that do not fit the type. */
export function checkSettings(type: ServiceType, settings: Readonly<Record<string, string>>): void {
  const faults = settingFaults(type, settings)
  if (Object.keys(faults).length > 0) throw badParams(faults)
}
