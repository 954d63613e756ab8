import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AlertNotice } from '#api/alertNotices.ts'
import { alertTest } from '#api/alertTests.ts'
import { serviceDraftTest, serviceTest, type TestResult } from '#api/serviceTests.ts'
import type { Deps } from '../deps.ts'
import { deliver, type Delivery } from '../notify/deliver.ts'
import { MADE_UP, testNotice } from '../notify/testNotice.ts'
import { servicesOfAlerts } from '../store/alertServices.ts'
import { insertTest } from '../store/notifications.ts'
import type { ServiceRow } from '../store/services.ts'
import { knownAlert } from './alerts.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'
import { checkSettings, knownService } from './services.ts'

export function serviceTestRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config, now } = deps
  const stopping = new AbortController()
  // Who stops the server does not wait for a receiver; what came of the test is noted before the engines close.
  app.addHook('preClose', () => stopping.abort())

  route(app, deps, serviceTest, async ({ params, request }) => {
    const service = await knownService(db, params.id)
    return test(service, testNotice(MADE_UP, 'test', now()), null, request)
  })

  route(app, deps, serviceDraftTest, async ({ body, request }) => {
    const settings = body.settings ?? {}
    checkSettings(body.type, settings)
    const service = { type: body.type, settings: deps.vault.seal(body.type, settings) }
    return resultOf(await told(service, testNotice(MADE_UP, 'test', now()), request))
  })

  route(app, deps, alertTest, async ({ params, request }) => {
    const alert = await knownAlert(db, params.id)
    const notice = testNotice(alert, 'test', now())
    const services = (await servicesOfAlerts(db, [alert.id])).get(alert.id) ?? []
    const tests = services.map(async (service) => {
      const { id, title, type } = service
      return { id, title, type, ...(await test(service, notice, alert.id, request)) }
    })
    return { services: await Promise.all(tests) }
  })

  /** A test is not tried again: who asked for it waits for what comes of it. */
  async function test(
    service: ServiceRow,
    notice: AlertNotice,
    alertId: number | null,
    request: FastifyRequest,
  ): Promise<TestResult> {
    const delivery = await told(service, notice, request)
    const { attempt, state } = delivery
    const ended = state === 'waiting' ? 'failed' : state
    await insertTest(db, service, { alertId, notice }, attempt, ended, Math.floor(now()))
    return resultOf(delivery)
  }

  const told = (
    service: Pick<ServiceRow, 'type' | 'settings'>,
    notice: AlertNotice,
    request: FastifyRequest,
  ) => deliver(deps, service, { id: 0, notice }, publicUrl(config, request), stopping.signal)
}

function resultOf({ attempt: { arrived, answer, duration_ms } }: Delivery): TestResult {
  return { arrived, answer, duration_ms }
}
