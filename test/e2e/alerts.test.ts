import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { serviceCreate } from '#api/services.ts'
import { spaceCreate } from '#api/spaces.ts'
import { axeFaults } from '#test/helpers/axe.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'
import { openReceiver } from '#test/helpers/receiver.ts'

const METRIC = 'e2e.load'
const ALERT = `${METRIC}.above`

const receiver = await openReceiver()
const mails: string[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, accept) => {
    stream.on('data', (chunk: Buffer) => mails.push(chunk.toString()))
    stream.on('end', () => accept())
  },
})
let server: ListeningServer
beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    smtp.listen(0, '127.0.0.1', () => resolve((smtp.server.address() as AddressInfo).port))
  })
  const env = { POISE_NOTIFY_ALLOW: '127.0.0.1', POISE_SMTP: `smtp://127.0.0.1:${port}` }
  server = await listen({ script: 'test/helpers/alertServer.ts', env })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

/** Lets the server's clock come to the next minute, and has it evaluate. */
const evaluate = () => void process.kill(server.process.pid!, 'SIGUSR2')

const measure = (value: number) =>
  server.call(measurementCreate, {
    body: { measurements: [{ name: METRIC, value, tags: { source: 'web-1' } }] },
  })

/** What the services were told so far. */
const told = () => ({
  hook: receiver.received.map(({ body }) => {
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '') as { clear?: string }
    return payload.clear ?? 'trigger'
  }),
  mail: mails.flatMap((mail) => /^Subject: \[Poise\] Alert e2e\.load\.above (.*)\r$/m.exec(mail)?.[1] ?? []),
})
const TRIGGERED = { hook: ['trigger'], mail: ['has triggered!'] }

const threshold = (page: Page) => page.getByRole('textbox', { name: 'Threshold' }).inputValue()

test('an alert is made by dragging its threshold; it fires, tells, marks its charts, and clears', async () => {
  const minute = Math.floor(Date.now() / 60_000) * 60
  const measurements = Array.from({ length: 60 }, (_, ago) => ({
    name: METRIC,
    value: ago % 20 === 10 ? 60 : 20,
    time: minute - 60 * (ago + 1),
    tags: { source: 'web-1' },
  }))
  await server.call(measurementCreate, { body: { measurements } })
  const settings = { url: `${receiver.url}/hook` }
  await server.call(serviceCreate, { body: { type: 'webhook', title: 'Hook', settings } })
  const addresses = { addresses: 'ops@example.com' }
  await server.call(serviceCreate, { body: { type: 'mail', title: 'Ops', settings: addresses } })
  const space = await server.call(spaceCreate, { body: { name: 'Alerts' } })
  await server.call(chartCreate, {
    params: { id: space.id },
    body: { name: 'Load', streams: [{ metric: METRIC }] },
  })

  const { page, close } = await openPage(await sharedBrowser(), `${server.url}/metrics/${METRIC}`, {
    account: server,
  })
  await page.getByRole('button', { name: 'Alert on this' }).click()
  const line = page.getByRole('slider', { name: 'Threshold of condition' })
  await line.waitFor()
  // Just above all that was measured.
  expect(Number(await threshold(page))).toBeGreaterThan(60)
  await page.getByRole('textbox', { name: 'For minutes' }).fill('')
  await page.getByText('Would not have fired in the last day').waitFor()

  const box = (await line.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 60, { steps: 4 })
  await page.mouse.up()
  const dragged = Number(await threshold(page))
  expect(dragged).toBeGreaterThan(20)
  expect(dragged).toBeLessThan(60)
  expect(await line.getAttribute('aria-valuenow')).toBe(String(dragged))
  await page.getByText('Would have fired 3 times in the last day').waitFor()
  await page.getByText('web-1 3').waitFor()
  await line.press('ArrowUp')
  expect(Number(await threshold(page))).toBeGreaterThan(dragged)
  await page.getByRole('textbox', { name: 'Threshold' }).fill('50')
  // Ends what is typed, and saves nothing.
  await page.keyboard.press('Enter')
  expect(await line.getAttribute('aria-valuenow')).toBe('50')

  await page.getByRole('checkbox', { name: 'Hook (Webhook)' }).check()
  await page.getByRole('checkbox', { name: 'Ops (Email)' }).check()
  await page.getByLabel('Message', { exact: true }).first().waitFor()
  await page.locator('output[data-waiting]').waitFor({ state: 'detached' })
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: ALERT }).waitFor()

  await measure(99)
  evaluate()
  await expect.poll(told).toEqual(TRIGGERED)
  await page.goto(`${server.url}/spaces/${space.id}`)
  await page.getByRole('link', { name: `Firing: ${ALERT}` }).click()
  await page.getByText(/^Firing/).waitFor()
  await page.getByRole('button', { name: /web-1.*goes on/ }).click()
  await page
    .getByRole('list', { name: 'Who was told' })
    .getByText('Arrived', { exact: true })
    .first()
    .waitFor()
  // On the chart of the alert, and on that of the incident.
  await expect.poll(() => page.getByText('above 50', { exact: true }).count()).toBe(2)
  expect(await axeFaults(page)).toEqual([])

  await measure(10)
  evaluate()
  await expect.poll(told).toEqual({ hook: ['trigger', 'normal'], mail: [...TRIGGERED.mail, 'has cleared.'] })
  await page.getByRole('link', { name: /^Alerts/ }).click()
  await page.getByRole('list', { name: 'Alerts' }).getByText('OK', { exact: true }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await close()
}, 120_000)
