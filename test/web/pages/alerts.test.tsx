import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { alertIncidentList } from '#api/alertIncidents.ts'
import { alertCreate, alertDelete, alertList, alertStatusView, alertUpdate, alertView } from '#api/alerts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { serviceCreate } from '#api/services.ts'
import { noteAnswer } from '#web/api/connection.ts'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const MINUTE = 60
/** The server's clock: the page's, but for what the tests let pass. */
let ahead = 0
const now = () => Math.floor(Date.now() / 1_000) + ahead
const server = await startServer({ now })
const { call } = server

const above = (metric_name: string, threshold = 90) => ({ type: 'above' as const, metric_name, threshold })

async function measure(name: string, values: Record<string, number>): Promise<void> {
  const time = now() - (now() % MINUTE)
  const measurements = Object.entries(values).map(([source, value]) => ({
    name,
    value,
    time,
    tags: { source },
  }))
  await call(measurementCreate, { body: { measurements } })
}

/** Lets the clock come to the next minute, and evaluates. */
async function evaluate(): Promise<void> {
  ahead += MINUTE
  await evaluateDue(server.deps, (error) => {
    throw error
  })
}

async function fire(name: string, metric: string, over = {}): Promise<number> {
  const { id } = await call(alertCreate, { body: { name, conditions: [above(metric)], ...over } })
  await evaluate()
  await measure(metric, { 'web-1': 99, 'web-2': 12 })
  await evaluate()
  return id
}

let hook = 0
beforeAll(async () => {
  const settings = { url: 'https://hooks.slack.com/services/a/b/c' }
  const service = await call(serviceCreate, { body: { type: 'slack', title: 'Ops channel', settings } })
  hook = service.id
})

const rows = async () => within(await screen.findByRole('list', { name: 'Alerts' })).findAllByRole('link')

test('without alerts it says what one is, and how to begin', async () => {
  const { user } = await renderPage(server, '/alerts')
  // The page is compiled now, which takes as long as the machine is busy.
  await screen.findByRole('heading', { name: 'No alerts yet' }, { timeout: 30_000 })
  expect(screen.getByRole('link', { name: 'from the list' }).getAttribute('href')).toBe('/metrics')
  await user.click(screen.getAllByRole('button', { name: 'New alert' })[0]!)
  await screen.findByRole('heading', { level: 1, name: 'New alert' })
  expect(address()).toBe('/alerts/new')
})

test('the list shows those that fire first, with their streams; it is searched, and alerts are disabled and deleted', async () => {
  await fire('z.hot', 'list.cpu', { services: [hook] })
  await call(alertCreate, { body: { name: 'a.quiet', conditions: [above('list.cpu', 1_000)] } })
  await call(alertCreate, { body: { name: 'b.old', active: false, conditions: [above('list.cpu')] } })
  await call(alertCreate, { body: { name: 'c.gone', conditions: [above('list.cpu', 1_000)] } })
  const { user } = await renderPage(server, '/alerts')
  expect((await rows()).map((link) => link.title)).toEqual(['z.hot', 'a.quiet', 'b.old', 'c.gone'])
  const list = within(screen.getByRole('list', { name: 'Alerts' }))
  list.getByText(/^Firing for/)
  list.getByText('web-1')
  expect(list.getAllByText('list.cpu above 90, each stream')).toHaveLength(2)
  list.getByText(/Ops channel/)
  list.getByText('Disabled')
  act(() => noteAnswer(false, 1_700_000_039))
  expect(screen.getByText('as of 22:13').closest('header')).not.toBeNull()
  expect(list.getByText(/^Firing for/).dataset.kind).toBeUndefined()
  act(() => noteAnswer(true, 1_700_000_040))
  expect(screen.queryByText(/^as of/)).toBeNull()
  expect(list.getByText(/^Firing for/).dataset.kind).toBe('triggered')

  await user.click(screen.getByRole('checkbox', { name: 'Select a.quiet' }))
  await user.click(screen.getByRole('checkbox', { name: 'Select b.old' }))
  const bar = within(screen.getByRole('region', { name: 'Selected alerts' }))
  await user.click(bar.getByRole('button', { name: 'Enable' }))
  await waitFor(() => expect(list.queryByText('Disabled')).toBeNull())
  // What was on already was not changed.
  expect((await screen.findByText(/^Enabled /)).textContent).not.toContain('a.quiet')
  const { active, conditions } = await call(alertView, { params: { id: 'b.old' } })
  expect([active, conditions.length]).toEqual([true, 1])

  await user.click(await screen.findByRole('checkbox', { name: 'Select b.old' }))
  await user.click(screen.getByRole('checkbox', { name: 'Select c.gone' }))
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  const question = within(await screen.findByRole('dialog', { name: 'Delete 2 alerts?' }))
  question.getByText('b.old')
  // What a colleague deleted meanwhile is gone as well.
  await call(alertDelete, { params: { id: 'c.gone' } })
  await user.click(question.getByRole('button', { name: 'Delete 2 alerts' }))
  const listed = async () => (await rows()).map((link) => link.title)
  await waitFor(async () => expect(await listed()).toEqual(['z.hot', 'a.quiet']))
  expect(screen.queryByRole('region', { name: 'Selected alerts' })).toBeNull()
  await screen.findByText(/^Deleted /)
  await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!)
  await waitFor(async () => expect(await listed()).toEqual(['z.hot', 'a.quiet', 'b.old']))
  const again = await call(alertView, { params: { id: 'b.old' } })
  expect([again.active, again.conditions[0]]).toMatchObject([true, above('list.cpu')])

  await user.type(screen.getByRole('searchbox', { name: 'Find by name, metric or service' }), 'QUIET')
  await waitFor(async () => expect((await rows()).map((link) => link.title)).toEqual(['a.quiet']))
  expect(address()).toBe('/alerts?name=QUIET')
  await user.clear(screen.getByRole('searchbox', { name: 'Find by name, metric or service' }))
  await user.click(await screen.findByRole('link', { name: 'Firing 1' }))
  await waitFor(async () => expect((await rows()).map((link) => link.title)).toEqual(['z.hot']))
  expect(address()).toBe('/alerts?state=triggered')
})

test("an alert's page tells how its streams stand and when it fired, and resolves it", async () => {
  const id = await fire('page.hot', 'page.cpu', {
    services: [hook],
    description: 'Too busy',
    attributes: { runbook_url: 'javascript:alert(1)' },
  })
  const { user } = await renderPage(server, `/alerts/${id}`)
  const streams = within(await screen.findByRole('table', { name: 'Streams now' }))
  const [, first, second] = streams.getAllByRole('row')
  expect(first!.textContent).toMatch(/^web-1Violates/)
  expect(second!.textContent).toMatch(/^web-2OK.*12/)
  screen.getByText('Too busy')
  // What is no address of the web is text.
  expect(screen.getByText('javascript:alert(1)').closest('a')).toBeNull()

  await user.click(await screen.findByRole('button', { name: /web-1.*goes on.*1 under way/ }))
  const told = within(await screen.findByRole('list', { name: 'Who was told' }))
  told.getByText('Ops channel')
  told.getByText('Under way')

  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  await screen.findByText(/resolved by hand/)
  expect((await call(alertStatusView, { params: { id } })).status).toBe('ok')
  expect((await call(alertIncidentList, { params: { id } })).incidents[0]!.clear).toBe('manual')
  const disable = screen.getByRole('button', { name: 'Disable' })
  await waitFor(() => expect(disable.getAttribute('aria-busy')).toBeNull())
  await user.click(disable)
  await screen.findByText('It is disabled: nothing is evaluated.')
})

test('an address without an alert says so', async () => {
  await renderPage(server, '/alerts/999')
  await screen.findByRole('heading', { name: 'There is no alert at this address' })
})

test('the editor says when it would have fired, names what is at fault, and saves', async () => {
  const metric = 'edit.cpu'
  for (const value of [10, 99, 10, 99, 10]) {
    await measure(metric, { 'web-1': value, 'web-2': 5 })
    ahead += MINUTE
  }
  const { user } = await renderPage(server, `/alerts/new?metric=${metric}`)
  const threshold = await screen.findByRole('textbox', { name: 'Threshold' })
  await screen.findByText(/^Choose a metric and a threshold|^Would not have fired/)
  await user.clear(screen.getByRole('textbox', { name: 'For minutes' }))
  fireEvent.change(threshold, { target: { value: '50' } })
  await screen.findByText('Would have fired twice in the last day', undefined, { timeout: 5_000 })
  screen.getByText('web-1 2×')
  await user.click(screen.getByRole('checkbox', { name: 'Ops channel (Slack)' }))
  await waitFor(() =>
    expect(screen.getByLabelText('Message', { selector: 'pre' }).textContent).toContain('edit.cpu.above'),
  )

  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'not a name')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/^Not saved/)
  const name = screen.getByRole('textbox', { name: 'Name' })
  expect(name.getAttribute('aria-invalid')).toBe('true')
  await user.clear(name)
  await user.type(screen.getByRole('textbox', { name: 'Runbook' }), 'https://wiki.example.com')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('heading', { level: 1, name: 'edit.cpu.above' })
  const alert = await call(alertView, { params: { id: 'edit.cpu.above' } })
  expect(alert).toMatchObject({
    attributes: { runbook_url: 'https://wiki.example.com' },
    conditions: [{ ...above(metric, 50), duration: null }],
    services: [{ id: hook }],
  })
})

test('what is entered while the first picture comes stays', async () => {
  for (const value of [10, 20]) {
    await measure('typed.cpu', { 'web-1': value })
    ahead += MINUTE
  }
  const { user } = await renderPage(server, '/alerts/new')
  const metric = await screen.findByRole('combobox', { name: 'Metric' })
  await user.clear(screen.getByRole('textbox', { name: 'Tell again after minutes' }))
  await user.type(screen.getByRole('textbox', { name: 'Tell again after minutes' }), '1.5')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  for (const fault of ['Choose a metric.', 'Enter a threshold.', 'Enter a whole number of minutes.'])
    screen.getByText(fault)
  expect(document.activeElement).toBe(metric)
  await user.type(metric, 'typed.cpu')
  await user.click(screen.getByRole('button', { name: 'Add condition' }))
  await waitFor(() =>
    expect(screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Threshold' })[0]!.value).not.toBe(''),
  )
  const [first] = screen.getAllByRole<HTMLInputElement>('combobox', { name: 'Metric' })
  expect(first!.value).toBe('typed.cpu')
  expect(screen.getAllByRole('combobox', { name: 'Metric' })).toHaveLength(2)
})

test('Enter alone saves no alert, and a threshold that only the page filled in is nothing to lose', async () => {
  await measure('proposed.cpu', { 'web-1': 10 })
  const { user } = await renderPage(server, '/alerts/new?metric=proposed.cpu')
  const threshold = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Threshold' })
  await waitFor(() => expect(threshold.value).not.toBe(''))
  // The browser would press Save for it.
  expect(fireEvent.keyDown(threshold, { key: 'Enter' })).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByRole('heading', { level: 1, name: 'Alerts' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('an edit keeps what it does not show; what was not saved is offered back; a copy is another alert', async () => {
  const body = {
    name: 'kept',
    attributes: { team: 'web', runbook_url: 'https://a.example' },
    conditions: [{ ...above('kept.cpu'), detect_reset: true, summary_function: 'derivative' as const }],
  }
  const { id } = await call(alertCreate, { body })
  const { user } = await renderPage(server, `/alerts/${id}/edit`)
  await user.type(await screen.findByRole('textbox', { name: 'Description' }), 'Unsaved')
  await user.click(screen.getByRole('link', { name: /^Alerts/ }))
  await screen.findByText('What you changed of the alert is not saved.')
  await user.click(screen.getByRole('button', { name: 'Go back to it' }))
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Description' })
  expect(text.value).toBe('Unsaved')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('heading', { level: 1, name: 'kept' })
  const { description, attributes, conditions } = await call(alertView, { params: { id } })
  expect({ description, attributes }).toEqual({ description: 'Unsaved', attributes: body.attributes })
  expect(conditions).toMatchObject(body.conditions)

  await user.click(screen.getByRole('button', { name: 'More actions' }))
  await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }))
  await screen.findByRole('heading', { level: 1, name: 'New alert' })
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('heading', { level: 1, name: 'kept.copy' })
  const names = (await call(alertList, { query: { name: 'kept' } })).alerts.map((alert) => alert.name)
  expect(names.sort()).toEqual(['kept', 'kept.copy'])
})

test('what readers are not shown of a condition stays when it is sent back as it was read', async () => {
  const condition = { ...above('hidden.cpu'), detect_reset: false }
  const { id } = await call(alertCreate, { body: { name: 'hidden', conditions: [condition] } })
  const { conditions } = await call(alertView, { params: { id } })
  expect(conditions[0]).not.toHaveProperty('detect_reset')
  await call(alertUpdate, { params: { id }, body: { conditions } })
  const { rows: stored } = (await server.deps.db.execute(
    `SELECT conditions FROM alerts WHERE id = ${id}`,
  )) as unknown as { rows: { conditions: unknown[] }[] }
  expect(stored[0]!.conditions[0]).toMatchObject({ detect_reset: false })
})

test('of many services some are listed, the others found by typing; what is chosen can be unticked, and a new one set up', async () => {
  const settings = { url: 'https://hooks.slack.com/services/a/b/c' }
  const create = (title: string) => call(serviceCreate, { body: { type: 'slack', title, settings } })
  for (let n = 0; n < 14; n += 1) await create(`Many ${n}`)
  const { id: last } = await create('Zulu')
  const { id } = await call(alertCreate, {
    body: { name: 'zulu', conditions: [above('zulu.cpu')], services: [last] },
  })
  const { user } = await renderPage(server, `/alerts/${id}/edit`)
  await user.click(await screen.findByRole('checkbox', { name: 'Zulu (Slack)' }))
  expect(screen.getAllByRole('checkbox', { name: /\(Slack\)/ }).length).toBeLessThan(15)
  await user.click(screen.getByRole('button', { name: 'Set up a service' }))
  const drawer = within(await screen.findByRole('dialog', { name: 'New service' }))
  await user.click(drawer.getByRole('button', { name: /^Zapier/ }))
  await user.type(drawer.getByRole('textbox', { name: 'Title' }), 'Beside')
  await user.type(drawer.getByLabelText('Webhook URL'), 'https://hooks.zapier.com/hooks/catch/1/a/')
  await user.click(drawer.getByRole('button', { name: 'Create' }))
  const made = await screen.findByRole('checkbox', { name: 'Beside (Zapier)', checked: true })
  await user.keyboard('{Escape}')
  await user.click(made)
  await user.type(await screen.findByRole('searchbox', { name: 'Find a service' }), 'Ops ch')
  await user.click(await screen.findByRole('checkbox', { name: 'Ops channel (Slack)' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('heading', { level: 1, name: 'zulu' })
  expect((await call(alertView, { params: { id } })).services.map((service) => service.id)).toEqual([hook])
})

test('a fall that means no restart is shown as such, and stays so in a copy', async () => {
  const condition = { ...above('fall.cpu'), detect_reset: false, summary_function: 'derivative' as const }
  const { id } = await call(alertCreate, { body: { name: 'fall', conditions: [condition] } })
  const { user } = await renderPage(server, `/alerts/new?copy=${id}`)
  const box = await screen.findByRole<HTMLInputElement>('checkbox', {
    name: 'A fall counts as a restart from zero',
  })
  expect(box.checked).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('heading', { level: 1, name: 'fall.copy' })
  const query = { detect_reset: true }
  const { conditions } = await call(alertView, { params: { id: 'fall.copy' }, query })
  expect(conditions[0]).toMatchObject({ detect_reset: false })
})

test('a viewer is told why there is nothing to see, and a recorder may look', async () => {
  await renderPage(server, '/alerts', { as: 'viewer' })
  await screen.findByRole('heading', { name: 'Alerts are not shown to this token' })
})

test('a recorder reads alerts and changes none', async () => {
  await renderPage(server, '/alerts', { as: 'recorder' })
  await rows()
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.getByRole('button', { name: 'New alert' }).title).toMatch(/recorder token/)
})
