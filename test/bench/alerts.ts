import { setTimeout as sleep } from 'node:timers/promises'
import type { AlertCondition } from '#api/alertConditions.ts'
import { alertBacktest } from '#api/alertBacktest.ts'
import { createClient } from '#api/client.ts'
import { measurementCreate } from '#api/measurements.ts'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { runRollUp } from '#server/jobs/rollUp.ts'
import { alertIncidents, alerts } from '#server/store/alertTables.ts'
import { createToken } from '#server/store/tokens.ts'
import { fillStreams, type InProcess, openInProcess, STREAMS } from './inProcess.ts'
import type { Row } from './row.ts'

const ALERTS = 10_000
const METRICS = ALERTS / STREAMS
/** Minutes of history of each stream, and minutes that are evaluated. */
const HISTORY = 720
const EVALUATED = 4
/** Milliseconds between two posts of 300 measurements. */
const PACE = 100
const DAYS = 30

/** 10,000 alerts over 10,000 streams, evaluated minute after minute while posts go on, and a month of 100 streams at once. */
export async function bench(): Promise<Row[]> {
  const end = Math.floor(Date.now() / 3_600_000) * 3_600
  const server = await openInProcess(end)
  try {
    return [...(await evaluation(server, end)), ...(await past(server, end))]
  } finally {
    await server.close()
  }
}

async function evaluation(server: InProcess, end: number): Promise<Row[]> {
  const { deps, url } = server
  for (let metric = 0; metric < METRICS; metric += 1) {
    await fillStreams(deps, `watched.${metric}`, HISTORY, end + 60 * EVALUATED)
  }
  await createAlerts(deps.db, end)
  const { token } = await createToken(deps.db, { name: null, role: 'recorder' }, end)
  const posting = postUntil(createClient({ url, token }), end)
  const times: number[] = []
  for (let minute = 1; minute <= EVALUATED; minute += 1) {
    const started = performance.now()
    await evaluateDue({ ...deps, now: () => end + 60 * minute + 5 }, (error) => {
      throw error
    })
    times.push((performance.now() - started) / 1_000)
  }
  const incidents = (await deps.db.select().from(alertIncidents)).length
  if (incidents < ALERTS / 100) throw new Error(`Only ${incidents} alerts were triggered`)
  const posted = await posting.stop()
  const what = `${ALERTS.toLocaleString('en')} alerts, each of a stream of its own`
  const [first = 0, ...others] = times
  others.sort((a, b) => a - b)
  return [
    { what, measure: 'first minute', value: first, unit: 's', goal: '< 20' },
    {
      what,
      measure: 'p50 of others',
      value: others[Math.floor(others.length / 2)]!,
      unit: 's',
      goal: '< 20',
    },
    { what: 'posts meanwhile', measure: 'p50 of a post', value: posted, unit: 'ms' },
  ]
}

async function createAlerts(db: InProcess['deps']['db'], end: number): Promise<void> {
  const all = Array.from({ length: ALERTS }, (_, index) => {
    const metric_name = `watched.${index % METRICS}`
    const tags = [{ name: 'host', grouped: false, values: [`h${Math.floor(index / METRICS)}`] }]
    const base = { id: index + 1, metric_name, source: null, summary_function: null, tags }
    // One in a hundred is triggered at once.
    const threshold = index % 100 === 0 ? 0 : 1_000
    const condition: AlertCondition =
      index % 4 === 3
        ? { ...base, type: 'absent', threshold: null, duration: 300 }
        : { ...base, type: 'above', threshold, duration: index % 4 === 1 ? 300 : null }
    return condition
  })
  for (let from = 0; from < all.length; from += 1_000) {
    await db.insert(alerts).values(
      all.slice(from, from + 1_000).map((condition) => ({
        name: `bench.${condition.id}`,
        name_key: `bench.${condition.id}`,
        version: 2,
        active: true,
        rearm_seconds: 600,
        rearm_per_signal: false,
        conditions: [condition],
        created_at: end,
        updated_at: end,
      })),
    )
  }
}

/** Posts until it is stopped; answers the median time of a post in milliseconds. */
function postUntil(call: ReturnType<typeof createClient>, end: number): { stop(): Promise<number> } {
  const stopping = new AbortController()
  const times: number[] = []
  const posting = (async () => {
    for (let round = 0; ; round += 1) {
      if (stopping.signal.aborted) return
      const measurements = Array.from({ length: 300 }, (_, n) => ({ name: `posted.${n}`, value: round }))
      const started = performance.now()
      await call(measurementCreate, { body: { time: end + round, tags: { host: 'a' }, measurements } })
      times.push(performance.now() - started)
      await sleep(PACE)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await posting
      return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    },
  }
}

/** One condition over 100 streams with a measurement every minute, some of which are beyond the threshold. */
async function past({ deps, url }: InProcess, end: number): Promise<Row[]> {
  await fillStreams(deps, 'past', DAYS * 1_440, end, 100)
  await runRollUp(deps)
  const { token } = await createToken(deps.db, { name: null, role: 'admin' }, end)
  const call = createClient({ url, token })
  const conditions = [{ type: 'above' as const, metric_name: 'past', threshold: 78, duration: 300 }]
  const times: number[] = []
  let count = 0
  for (let run = 0; run < 6; run += 1) {
    const started = performance.now()
    const answer = await call(alertBacktest, {
      body: { start_time: end - DAYS * 86_400, end_time: end, conditions, rearm_per_signal: true },
    })
    if (run > 0) times.push(performance.now() - started)
    count = answer.count
  }
  if (count === 0) throw new Error('The backtest found nothing')
  times.sort((a, b) => a - b)
  const what = `backtest of ${DAYS} days x 100 streams at 60 s`
  return [
    { what, measure: 'p50', value: times[2]!, unit: 'ms', goal: '< 500' },
    { what, measure: 'incidents', value: count, unit: '' },
  ]
}
