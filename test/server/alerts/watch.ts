import { asc, eq } from 'drizzle-orm'
import type { AlertNotice } from '#api/alertNotices.ts'
import { alertCreate, alertStatusView } from '#api/alerts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { serviceCreate, serviceList } from '#api/services.ts'
import type { z } from 'zod/mini'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { alertIncidents, notifications } from '#server/store/alertTables.ts'
import type { TestServer } from '#test/helpers/server.ts'

/** The start of a minute. */
const START = 1_700_000_040 - (1_700_000_040 % 60)

/** A clock for tests, and what they do by it. */
export class AlertTest {
  /** From where minutes are counted. */
  start = START
  time = START
  readonly now = () => this.time
  private names = 0

  constructor(private readonly serverOf: () => TestServer) {}

  get server() {
    return this.serverOf()
  }

  /** A name that no other test has. */
  name(): string {
    this.names += 1
    return `m${this.names}`
  }

  async alert(body: Omit<z.input<typeof alertCreate.body>, 'name'>): Promise<number> {
    const { call } = this.server
    const [known] = (await call(serviceList, {})).services
    const settings = { url: 'https://hooks.slack.com/services/a/b/c' }
    const service = known ?? (await call(serviceCreate, { body: { type: 'slack', title: 'Ops', settings } }))
    const { id } = await call(alertCreate, {
      body: { name: this.name(), services: [Number(service.id)], ...body },
    })
    return id
  }

  /** Posts a measurement of each stream within a minute. */
  async measure(name: string, minute: number, values: Record<string, number>, tag = 'source'): Promise<void> {
    const measurements = Object.entries(values).map(([value, number]) => ({
      name,
      value: number,
      time: this.start + 60 * minute + 10,
      tags: { [tag]: value },
    }))
    await this.server.call(measurementCreate, { body: { measurements } })
  }

  /** Lets the clock come to the end of a minute, and evaluates. */
  async evaluate(minute: number): Promise<void> {
    this.time = this.start + 60 * minute + 5
    await evaluateDue(this.server.deps, (error) => {
      throw error
    })
  }

  /** Measures and evaluates minute after minute: the text has a value for each, a dot for none. */
  async pass(name: string, values: Record<string, string>, from = 0): Promise<void> {
    const all = Object.entries(values).map(([stream, text]) => [stream, text.split(' ')] as const)
    for (let minute = 0; minute < Math.max(...all.map(([, each]) => each.length)); minute += 1) {
      const known = all.flatMap(([stream, each]) => {
        const value = each[minute] ?? '.'
        return value === '.' ? [] : [[stream, Number(value)] as const]
      })
      if (known.length > 0) await this.measure(name, from + minute, Object.fromEntries(known))
      await this.evaluate(from + minute + 1)
    }
  }

  async status(id: number): Promise<string> {
    return (await this.server.call(alertStatusView, { params: { id } })).status
  }

  /** As `stream triggered-cleared why`, in minutes. */
  async incidents(id: number): Promise<string[]> {
    const rows = await this.server.deps.db
      .select()
      .from(alertIncidents)
      .where(eq(alertIncidents.alert_id, id))
      .orderBy(asc(alertIncidents.id))
    return rows.map(({ stream, triggered_at, cleared_at, clear }) =>
      [
        stream ?? '',
        `${this.minuteOf(triggered_at)}-${cleared_at === null ? '' : this.minuteOf(cleared_at)}`,
        clear ?? '',
      ]
        .join(' ')
        .trim(),
    )
  }

  async notices(id: number): Promise<AlertNotice[]> {
    const rows = await this.server.deps.db
      .select({ notice: notifications.notice })
      .from(notifications)
      .where(eq(notifications.alert_id, id))
      .orderBy(asc(notifications.id))
    return rows.map(({ notice }) => notice)
  }

  /** As `event minute streams`. */
  async told(id: number): Promise<string[]> {
    return (await this.notices(id)).map(({ event, time, violations }) =>
      [event, this.minuteOf(time), ...Object.keys(violations).sort()].join(' '),
    )
  }

  private minuteOf(time: number): number {
    return (time - this.start) / 60
  }
}
