import type { FastifyInstance } from 'fastify'
import { badParams, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import {
  serviceCreate,
  serviceDelete,
  serviceList,
  serviceUpdate,
  serviceView,
  type Service,
} from '#api/services.ts'
import { settingFaults } from '#api/serviceTypes.ts'
import type { Deps } from '../deps.ts'
import {
  changeService,
  deleteService,
  findService,
  insertService,
  listServices,
  type NewService,
  type ServiceRow,
} from '../store/services.ts'
import { locate, route } from './route.ts'

export function serviceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, serviceList, async ({ query }) => {
    const page = pageOf(query)
    const { rows, found, total } = await listServices(db, query.title, query.orderby, page)
    return {
      query: { found, length: rows.length, offset: page.offset, total },
      services: rows.map(shownService),
    }
  })

  route(app, deps, serviceCreate, async ({ body, reply }) => {
    const { type, title, settings } = body
    const service = await insertService(db, checked({ type, title, settings: settings ?? {} }), now())
    locate(reply, deps, `/v1/services/${service.id}`)
    return shownService(service)
  })

  route(app, deps, serviceView, async ({ params }) => {
    const service = await findService(db, params.id)
    if (service === undefined) throw notFound()
    return shownService(service)
  })

  route(app, deps, serviceUpdate, async ({ params, body }) => {
    const change = (service: ServiceRow) =>
      checked({
        type: body.type ?? service.type,
        title: body.title ?? service.title,
        settings: body.settings ?? service.settings,
      })
    if (!(await changeService(db, params.id, change, now()))) throw notFound()
  })

  route(app, deps, serviceDelete, async ({ params }) => {
    if (!(await deleteService(db, params.id))) throw notFound()
  })
}

/** @throws ApiError 400 for settings that do not fit the type. */
function checked(service: NewService): NewService {
  const faults = settingFaults(service.type, service.settings)
  if (Object.keys(faults).length > 0) throw badParams(faults)
  return service
}

function shownService({ id, type, settings, title }: ServiceRow): Service {
  return { id, type, settings, title }
}
