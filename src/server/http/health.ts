import type { FastifyInstance } from 'fastify'
import { unavailable } from '#api/errors.ts'
import { healthView } from '#api/health.ts'
import type { Deps } from '../deps.ts'
import { pingDb } from '../store/health.ts'
import { route } from './route.ts'

/** Milliseconds that an engine has to answer. */
const PATIENCE = 3_000

export function healthRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, healthView, async () => {
    await Promise.all([answers('PostgreSQL', pingDb(deps.db)), answers('ClickHouse', deps.tsdb.ping())])
    const warnings = await answers('ClickHouse', deps.warnings())
    return { status: 'ok' as const, ...(warnings.length === 0 ? {} : { warnings }) }
  })
}

/** @throws ApiError 503 that names the engine. */
async function answers<T>(engine: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE / 1000} seconds`)), PATIENCE)
  })
  try {
    return await Promise.race([answer, late])
  } catch (error) {
    throw unavailable(`${engine}: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    clearTimeout(timer)
  }
}
