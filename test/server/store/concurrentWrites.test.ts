import { beforeAll, describe, expect, test } from 'vitest'
import { REARM_SECONDS } from '#api/alerts.ts'
import { badParams } from '#api/errors.ts'
import type { Db } from '#server/engine/db.ts'
import { AlertNameTaken, changeAlert, findAlert, insertAlert, type AlertDraft } from '#server/store/alerts.ts'
import { addAlertService, holdServices, servicesOfAlerts } from '#server/store/alertServices.ts'
import { deleteService, insertService } from '#server/store/services.ts'
import { changeToken, deleteToken, LastAdminToken, listTokens } from '#server/store/tokenAdmin.ts'
import { createToken } from '#server/store/tokens.ts'
import { openTestUrlEngines } from '#test/helpers/engines.ts'

/*
 * On a real PostgreSQL, where several writes are under way at the same time: PGlite lets one after the other. Each test
 * runs its race many times, because no single one is sure to collide.
 */
const TIMES = 20
let db: Db

beforeAll(async () => {
  db = (await openTestUrlEngines()).db
})

const draft = (name: string, services: readonly number[] | undefined = undefined): AlertDraft => ({
  values: {
    name,
    description: null,
    version: 2,
    active: true,
    rearm_seconds: REARM_SECONDS,
    rearm_per_signal: false,
    md: null,
    attributes: null,
    conditions: [],
  },
  services,
})
const addAlert = (name: string) => insertAlert(db, async () => draft(name), 1)
const addService = () =>
  insertService(db, { type: 'slack', title: 'a', settings: { url: 'https://a.example.com' } }, 1)

/** What each of them came to: its value, or what it threw. */
const outcomes = async (writes: Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map((one) => (one.status === 'fulfilled' ? one.value : one.reason))

const newAdmin = async () => (await createToken(db, { name: null, role: 'admin' }, 1)).id

test('an admin token is left, whoever goes first', async () => {
  let first = await newAdmin()
  for (let time = 0; time < TIMES; time++) {
    const [second, third] = [await newAdmin(), await newAdmin()]
    const results = await outcomes([
      deleteToken(db, first),
      changeToken(db, second, { active: false }, 1),
      changeToken(db, third, { role: 'viewer' }, 1),
    ])
    expect(results.filter((result) => result instanceof LastAdminToken)).toHaveLength(1)
    const { rows } = await listTokens(db, undefined, { offset: 0, length: 100, sort: 'asc' })
    const admins = rows.filter(({ role, active }) => role === 'admin' && active)
    expect(admins).toHaveLength(1)
    first = admins[0]?.id ?? 0
  }
})

describe('alerts', () => {
  test('one of a name, made and renamed at once', async () => {
    const other = await addAlert('other')
    for (let time = 0; time < TIMES; time++) {
      const name = `raced.${time}`
      const results = await outcomes([
        addAlert(name),
        addAlert(name.toUpperCase()),
        changeAlert(db, other.id, async () => draft(name), 2),
      ])
      expect(results.filter((result) => result instanceof AlertNameTaken)).toHaveLength(2)
      expect(await findAlert(db, name)).toBeDefined()
    }
  })

  test('a service that is deleted meanwhile is refused or gone, and nothing fails', async () => {
    for (let time = 0; time < TIMES; time++) {
      const [service, alert] = [await addService(), await addAlert(`served.${time}`)]
      const put = async (_: unknown, tx: Db) => {
        const known = await holdServices(tx, [service.id])
        if (!known.has(service.id)) throw badParams({})
        return draft(alert.name, [service.id])
      }
      const results = await outcomes([
        changeAlert(db, alert.id, put, 2),
        deleteService(db, service.id),
        addAlertService(db, alert.id, service.id),
        changeAlert(db, alert.id, put, 2),
      ])
      for (const result of results) {
        if (result instanceof Error) expect(result).toMatchObject({ name: 'ApiError' })
      }
      expect((await servicesOfAlerts(db, [alert.id])).get(alert.id)).toEqual([])
    }
  })
})
