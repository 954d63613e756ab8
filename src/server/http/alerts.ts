import type { FastifyInstance } from 'fastify'
import {
  alertCreate,
  alertDelete,
  alertList,
  alertUpdate,
  alertView,
  type Alert,
  type AlertService,
} from '#api/alerts.ts'
import type { Role } from '#api/endpoint.ts'
import { conflict, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import {
  AlertNameTaken,
  changeAlert,
  countAlertStates,
  deleteAlert,
  findAlert,
  insertAlert,
  listAlerts,
  type AlertRow,
} from '../store/alerts.ts'
import { servicesOfAlerts } from '../store/alertServices.ts'
import { findStandings } from '../store/alertStandings.ts'
import type { ServiceRow } from '../store/services.ts'
import { shownCondition } from './alertConditions.ts'
import { draftOf, newAlert } from './alertDraft.ts'
import { locate, route } from './route.ts'
import { shownService } from './shownService.ts'

export function alertRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, alertList, async ({ query, token }) => {
    const page = pageOf(query)
    const byStatus = query.orderby === 'status'
    const { rows, found, total } = await listAlerts(db, query, query.state, page, now(), byStatus)
    const shown = await shownAlerts(deps, rows, token().role)
    const standings = query.standing ? await findStandings(db, rows, now()) : undefined
    const states = query.standing ? await countAlertStates(db, query, now()) : undefined
    return {
      query: { found, length: rows.length, offset: page.offset, total },
      alerts: shown.map((alert) => ({ ...alert, ...(standings && { standing: standings.get(alert.id) }) })),
      ...(states && { states }),
    }
  })

  route(app, deps, alertCreate, async ({ body, token, reply }) => {
    const draft = (tx: Db) => draftOf(tx, newAlert(body.name), body)
    const alert = await orTaken(insertAlert(db, draft, now()))
    locate(reply, deps, `/v1/alerts/${alert.id}`)
    return shownAlert(deps, alert, token().role)
  })

  route(app, deps, alertView, async ({ params, query, token }) =>
    shownAlert(deps, await knownAlert(db, params.id), token().role, query.detect_reset),
  )

  route(app, deps, alertUpdate, async ({ params, query, body }) => {
    const change = (alert: AlertRow, tx: Db) => draftOf(tx, alert, body, query.keep_conditions)
    if (!(await orTaken(changeAlert(db, params.id, change, now())))) throw notFound()
  })

  route(app, deps, alertDelete, async ({ params }) => {
    if (!(await deleteAlert(db, params.id, now()))) throw notFound()
  })
}

/** @throws ApiError 404 */
export async function knownAlert(db: Db, idOrName: number | string): Promise<AlertRow> {
  const alert = await findAlert(db, idOrName)
  if (alert === undefined) throw notFound()
  return alert
}

/** Settings hold secrets: only who may change them sees them. */
export function shownAlertService(deps: Pick<Deps, 'vault'>, row: ServiceRow, role: Role): AlertService {
  const { id, title, type, settings } = shownService(deps, row)
  return { id, title, type, name: type, settings: role === 'admin' ? settings : {} }
}

async function shownAlert(deps: ShownFrom, row: AlertRow, role: Role, whole = false): Promise<Alert> {
  const [alert] = await shownAlerts(deps, [row], role, whole)
  return alert as Alert
}

type ShownFrom = Pick<Deps, 'db' | 'vault'>

async function shownAlerts(
  deps: ShownFrom,
  rows: readonly AlertRow[],
  role: Role,
  whole = false,
): Promise<Alert[]> {
  const services = await servicesOfAlerts(
    deps.db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, md, conditions, muted_until: _until, created_at, updated_at, ...alert }) => ({
    id,
    ...alert,
    md: md ?? conditions.some(({ tags }) => tags.length > 0),
    conditions: conditions.map((condition) => shownCondition(condition, whole)),
    services: (services.get(id) ?? []).map((service) => shownAlertService(deps, service, role)),
    created_at,
    updated_at,
  }))
}

/** @throws ApiError 422 in place of `AlertNameTaken`. */
async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw error instanceof AlertNameTaken ? conflict({ name: ['is already taken'] }) : error
  }
}
