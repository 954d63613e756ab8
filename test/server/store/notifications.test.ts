import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#server/engine/db.ts'
import {
  attemptsOf,
  dropSuperseded,
  endAttempt,
  insertTest,
  listNotificationsOf,
  takeNotifications,
} from '#server/store/notifications.ts'
import { removeOldIncidents } from '#server/store/alertRemoval.ts'
import { deleteService, insertService } from '#server/store/services.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'
import { triggered } from '../notify/notices.ts'

const NOW = 1_795_200_000
const limits = { most: 64, perService: 4 }
const attempt = { attempted_at: NOW, duration_ms: 5, arrived: true, answer: 'HTTP 200' }

describe.each(enginePairs)('on %s', (_name, open) => {
  let db: Db
  beforeAll(async () => {
    db = (await open()).db
  })
  beforeEach(async () => {
    await db.execute(sql`DELETE FROM notifications`)
  })

  const service = () => insertService(db, { type: 'json', title: 'a', settings: {} }, NOW)
  const rowsOf = async (query: ReturnType<typeof sql>) =>
    ((await db.execute(query)) as unknown as { rows: { id: number }[] }).rows.map(({ id }) => id)

  async function incident(): Promise<number> {
    const [alert] = await rowsOf(sql`
      INSERT INTO alerts (name, name_key, version, active, rearm_seconds, rearm_per_signal, conditions, created_at, updated_at)
      SELECT n, n, 2, true, 600, false, '[]', ${NOW}, ${NOW} FROM (SELECT gen_random_uuid()::text AS n) AS names RETURNING id`)
    const [id] = await rowsOf(sql`
      INSERT INTO alert_incidents (alert_id, incident_key, triggered_at, violations)
      VALUES (${alert}, gen_random_uuid()::text, ${NOW}, '{}') RETURNING id`)
    return id!
  }

  /** Notifications of a service that are due, one for each of these incidents. */
  const queue = (serviceId: number, incidents: number[], due = NOW) =>
    rowsOf(sql`
      INSERT INTO notifications (incident_id, incident_key, service_id, service_type, service_title, notice, state, due_at, created_at)
      SELECT incident::integer, incident, ${serviceId}::integer, 'json', 'a', ${JSON.stringify(triggered)}::jsonb, 'waiting', ${due}, ${NOW}
      FROM jsonb_array_elements_text(${JSON.stringify(incidents)}::jsonb) AS incidents (incident) RETURNING id`)
  const take = async (worker: string, now = NOW) =>
    (await takeNotifications(db, worker, limits, now, now - 60)).map(({ id }) => id)

  test('every notification is taken once, by whoever asks at the same time', async () => {
    const ids: number[] = []
    for (let n = 0; n < 10; n += 1) {
      const { id } = await service()
      ids.push(...(await queue(id, [await incident(), await incident()])))
    }
    const taken = await Promise.all(Array.from({ length: 10 }, (_, n) => take(`worker-${n}`)))
    const rest = await take('late')
    const all = [...taken.flat(), ...rest].toSorted((a, b) => a - b)
    expect(all).toEqual(ids)
  })

  test('of one service only some are under way, the oldest first', async () => {
    const { id } = await service()
    const incidents = await Promise.all(Array.from({ length: 6 }, incident))
    const ids = await queue(id, incidents)
    expect(await take('a')).toEqual(ids.slice(0, 4))
    expect(await take('b')).toEqual([])
    await endAttempt(db, { id: ids[1]!, worker: 'a' }, attempt, { state: 'sent' }, NOW)
    expect(await take('b')).toEqual([ids[4]])
    expect(await take('c', NOW + 60)).toEqual([...ids.slice(0, 1), ...ids.slice(2, 5)])
  })

  test('a service for which something has to be tried again has one place', async () => {
    const { id } = await service()
    const ids = await queue(id, await Promise.all(Array.from({ length: 6 }, incident)))
    expect(await take('a')).toEqual(ids.slice(0, 4))
    for (const taken of ids.slice(0, 4))
      await endAttempt(db, { id: taken, worker: 'a' }, attempt, { state: 'waiting', due_at: NOW + 10 }, NOW)
    expect(await take('a')).toEqual([ids[4]])
    expect(await take('a')).toEqual([])
  })

  test('of one incident one after the other; other services and incidents do not wait', async () => {
    const [one, other] = [await service(), await service()]
    const [first, second] = [await incident(), await incident()]
    const [trigger, clear] = [(await queue(one.id, [first]))[0]!, (await queue(one.id, [first]))[0]!]
    const [another] = await queue(one.id, [second])
    const [elsewhere] = await queue(other.id, [first])
    expect(await take('a')).toEqual([trigger, another, elsewhere])
    await endAttempt(db, { id: another!, worker: 'a' }, attempt, { state: 'sent' }, NOW)
    await endAttempt(db, { id: trigger, worker: 'a' }, attempt, { state: 'waiting', due_at: NOW + 10 }, NOW)
    expect(await take('a', NOW + 9)).toEqual([])
    expect(await take('a', NOW + 10)).toEqual([trigger])
    await endAttempt(db, { id: trigger, worker: 'a' }, attempt, { state: 'failed' }, NOW + 10)
    expect(await take('a', NOW + 10)).toEqual([clear])
  })

  test('what did not arrive gives its place to what tells the same anew', async () => {
    const { id } = await service()
    const one = await incident()
    const [first, second] = [(await queue(id, [one]))[0]!, (await queue(id, [one]))[0]!]
    await dropSuperseded(db, NOW, NOW - 60)
    expect(await take('a')).toEqual([first])
    await endAttempt(db, { id: first, worker: 'a' }, attempt, { state: 'waiting', due_at: NOW + 7_200 }, NOW)
    await dropSuperseded(db, NOW, NOW - 60)
    expect(await take('a')).toEqual([second])
    const { rows } = await listNotificationsOf(db, id, { offset: 0, length: 10 })
    expect(rows.map(({ state, ended_at }) => [state, ended_at])).toEqual([
      ['waiting', null],
      ['dropped', NOW],
    ])
    expect((await attemptsOf(db, [first])).get(first)).toHaveLength(2)
  })

  test('who stood still so long that another took over changes nothing', async () => {
    const { id } = await service()
    const [taken] = await queue(id, [await incident()])
    await take('slow')
    expect(await take('quick', NOW + 60)).toEqual([taken])
    await endAttempt(db, { id: taken!, worker: 'slow' }, attempt, { state: 'failed' }, NOW + 61)
    expect(await attemptsOf(db, [taken!])).toEqual(new Map([[taken, []]]))
    await endAttempt(db, { id: taken!, worker: 'quick' }, attempt, { state: 'sent' }, NOW + 61)
    const { rows } = await listNotificationsOf(db, id, { offset: 0, length: 10 })
    expect(rows).toMatchObject([{ state: 'sent', attempts: 1, worker: null, ended_at: NOW + 61 }])
    expect((await attemptsOf(db, [taken!])).get(taken!)).toEqual([attempt])
  })

  test('what ended a month ago is removed with its tries, an incident after more than a year, and nothing that goes on', async () => {
    const { id } = await service()
    const [old, open] = [await incident(), await incident()]
    const DAYS = 86_400
    const [ended] = await queue(id, [old])
    await queue(id, [open])
    await take('a')
    await endAttempt(db, { id: ended!, worker: 'a' }, attempt, { state: 'sent' }, NOW)
    await db.execute(sql`UPDATE alert_incidents SET cleared_at = ${NOW} WHERE id = ${old}`)
    const left = async () => [
      (await rowsOf(sql`SELECT id FROM alert_incidents WHERE id IN (${old}, ${open}) ORDER BY id`)).length,
      (await rowsOf(sql`SELECT id FROM notifications`)).length,
      (await attemptsOf(db, [ended!])).get(ended!)!.length,
    ]
    await removeOldIncidents(db, NOW + 30 * DAYS)
    expect(await left()).toEqual([2, 2, 1])
    await removeOldIncidents(db, NOW + 30 * DAYS + 1)
    expect(await left()).toEqual([2, 1, 0])
    await removeOldIncidents(db, NOW + 400 * DAYS + 1)
    expect(await left()).toEqual([1, 1, 0])
  })

  test('of a deleted service all are taken, and a test of it is noted nevertheless', async () => {
    const row = await service()
    const ids = await queue(row.id, await Promise.all(Array.from({ length: 6 }, incident)))
    await deleteService(db, row.id)
    expect(await take('a')).toEqual(ids)
    await insertTest(db, row, { alertId: 999_999, notice: triggered }, attempt, 'sent', NOW)
    expect(
      await rowsOf(sql`SELECT id FROM notifications WHERE service_id IS NULL AND state = 'sent'`),
    ).toHaveLength(1)
  })
})
