import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartList } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricSubmit, metricUpdate, metricView } from '#api/metrics.ts'
import { spaceCreate, spaceList } from '#api/spaces.ts'
import { compositeEditor, compositeText, writeComposite } from '#test/helpers/compositeText.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { quoted } from '#web/components/page/quoted.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

async function measure(name: string, ...tags: Record<string, string>[]): Promise<void> {
  const measurements = (tags.length === 0 ? [{ host: 'a' }] : tags).map((each) => ({
    name,
    value: 1,
    tags: each,
  }))
  await server.call(measurementCreate, { body: { measurements } })
}

/** Names of the metrics in the list, from its top. */
async function listed(): Promise<string[]> {
  const list = await screen.findByRole('list', { name: 'Metrics' })
  return within(list)
    .getAllByRole('link')
    .map((link) => link.title)
}

test('without metrics it says what belongs here, and how to send one', async () => {
  await renderPage(server, '/metrics')
  // The page is compiled now, which takes as long as the machine is busy.
  await screen.findByRole('heading', { name: 'No metrics yet' }, { timeout: 20_000 })
  expect(screen.getByRole('figure', { name: 'Command that sends a first measurement' })).toBeDefined()
})

test('typing any parts of a name finds it, and the address keeps the search', async () => {
  await measure('web.api.latency')
  await measure('web.db.latency')
  await measure('web.api.errors')
  const { user } = await renderPage(server, '/metrics')
  await listed()
  await user.keyboard('/LATENCY web')
  await waitFor(async () => expect(await listed()).toEqual(['web.api.latency', 'web.db.latency']))
  expect(address()).toBe('/metrics?name=LATENCY+web')
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'web.db.latency' }))
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'web.db.latency' })
  expect(address()).toBe('/metrics/web.db.latency')
})

test('more than a hundred metrics come in pages', async () => {
  const measurements = Array.from({ length: 101 }, (_, i) => ({
    name: `paged.${String(i).padStart(3, '0')}`,
    value: i,
    tags: { host: 'a' },
  }))
  await server.call(measurementCreate, { body: { measurements } })
  const { user } = await renderPage(server, '/metrics?name=paged')
  expect(await listed()).toHaveLength(100)
  await user.click(screen.getByRole('link', { name: 'Next' }))
  await waitFor(async () => expect(await listed()).toEqual(['paged.100']))
  expect(address()).toBe('/metrics?name=paged&page=2')
})

test('a composite shows its definition, in the list and on its page, and a wrong one is refused in words', async () => {
  await measure('parts.one')
  const composite = 's("parts.one", "*")'
  await server.call(metricUpdate, { params: { name: 'whole' }, body: { type: 'composite', composite } })
  const { user } = await renderPage(server, '/metrics?name=whole')
  await user.click(await screen.findByRole('link', { name: `whole ${composite}` }))
  await user.click(await screen.findByRole('button', { name: 'Edit' }))
  const editor = await compositeEditor('Definition')
  expect(compositeText(editor)).toBe(composite)
  writeComposite(editor, 'sum(')
  await waitFor(() => expect(editor.getAttribute('aria-invalid')).toBe('true'))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/^Not saved/)
  expect((await server.call(metricView, { params: { name: 'whole' } })).composite).toBe(composite)
  writeComposite(editor, 'mean(s("parts.one", "*"))')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull())
  expect((await server.call(metricView, { params: { name: 'whole' } })).composite).toBe(
    'mean(s("parts.one", "*"))',
  )
})

test('a composite metric is made on the page, under a name of its own, by who may write', async () => {
  await measure('made.of')
  const { user } = await renderPage(server, '/metrics?name=made')
  await listed()
  await user.click(await screen.findByRole('button', { name: 'New composite metric' }))
  const form = within(await screen.findByRole('dialog', { name: 'New composite metric' }))
  await user.click(form.getByRole('button', { name: 'Create' }))
  form.getByText('Give it a name.')
  form.getByText('Write what it is made of.')
  const name = form.getByRole('textbox', { name: 'Name' })
  await user.type(name, 'Made.OF')
  await form.findByText('There is a metric of this name already.')
  await user.clear(name)
  await user.type(name, 'made.whole')
  await compositeEditor('Definition')
  await user.click(form.getByRole('button', { name: 'Functions' }))
  await user.type(form.getByRole('searchbox', { name: 'Find a function' }), 'earlier shift')
  await user.click(form.getByRole('button', { name: /^timeshift/ }))
  const editor = await compositeEditor('Definition')
  expect(compositeText(editor)).toBe('timeshift("0,1w", sum(s("requests", "*")))')
  writeComposite(editor, 'sum(s("made.of", "*"))')
  await user.click(form.getByRole('button', { name: 'Create' }))
  await screen.findByRole('heading', { level: 1, name: 'made.whole' })
  const made = await server.call(metricView, { params: { name: 'made.whole' } })
  expect(made).toMatchObject({ type: 'composite', composite: 'sum(s("made.of", "*"))' })
})

test('a composite that was begun is not lost by a slip', async () => {
  const { user } = await renderPage(server, '/metrics')
  await user.click(await screen.findByRole('button', { name: 'New composite metric' }))
  const form = within(await screen.findByRole('dialog', { name: 'New composite metric' }))
  await user.type(form.getByRole('textbox', { name: 'Name' }), 'half.made')
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }))
  expect(form.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'half.made')
  await user.click(form.getByRole('button', { name: 'Cancel' }))
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a viewer is told why no composite metric can be made', async () => {
  await renderPage(server, '/metrics', { as: 'viewer' })
  const button = await screen.findByRole('button', { name: 'New composite metric' })
  await waitFor(() => expect(button.title).toMatch(/viewer token/))
})

test('tags group and filter, and all of it is in the address', async () => {
  await measure('tagged', { host: 'a', region: 'n' }, { host: 'b', region: 's' })
  const { user } = await renderPage(server, '/metrics/tagged?range=30m')
  await user.click(await screen.findByRole('button', { name: 'One line per value of host' }))
  expect(address()).toBe('/metrics/tagged?range=30m&chart.by=host')
  await user.click(await screen.findByRole('button', { name: 's' }))
  await user.click(screen.getByRole('radio', { name: 'Stacked' }))
  const all = '/metrics/tagged?range=30m&chart.type=stacked&chart.by=host&chart.tags.region=s'
  expect(address()).toBe(all)
  expect(screen.getByRole('button', { name: 's' }).getAttribute('aria-pressed')).toBe('true')
  // Only hosts of that region are left to choose.
  const hosts = screen.getByRole('list', { name: 'Values of host' })
  await waitFor(() => expect(within(hosts).getByRole('button').textContent).toBe('b'))

  // Another time range leaves the chart as it is.
  await user.click(screen.getByRole('button', { name: /^Time range/ }))
  await user.click(await screen.findByRole('button', { name: 'Last 6 hours' }))
  expect(address()).toContain('chart.type=stacked&chart.by=host&chart.tags.region=s')
})

test('of many values 25 are named, and the others found by typing', async () => {
  await measure('many', ...Array.from({ length: 30 }, (_, i) => ({ host: `web-${i + 10}` })))
  const { user } = await renderPage(server, '/metrics/many')
  const values = await screen.findByRole('list', { name: 'Values of host' })
  await waitFor(() => expect(within(values).getAllByRole('button')).toHaveLength(25))
  await user.type(screen.getByRole('searchbox', { name: 'Find a value of host' }), 'web-39')
  await waitFor(() => expect(within(values).getAllByRole('button')).toHaveLength(1))
  await user.click(within(values).getByRole('button', { name: 'web-39' }))
  expect(address()).toBe('/metrics/many?chart.tags.host=web-39')
})

test('a counter is said to be drawn as what it grew by', async () => {
  await server.call(metricSubmit, { body: { counters: [{ name: 'counted', value: 7 }] } })
  await renderPage(server, '/metrics/counted')
  expect(await screen.findByText(/^A counter: each point is how much it grew/)).toBeDefined()
})

test('attributes are kept by Save, only those that were changed, and emptied ones are unset', async () => {
  await measure('kept')
  const before = { description: 'Old', attributes: { display_units_short: 'ms', display_min: 1 } }
  await server.call(metricUpdate, { params: { name: 'kept' }, body: before })
  const { user } = await renderPage(server, '/metrics/kept')
  const attributes = await screen.findByRole('complementary', { name: 'Attributes' })
  expect(attributes.textContent).toBe('A gaugeEditOldUnit, shortmsMin1Delete metric')
  await user.click(screen.getByRole('button', { name: 'Edit' }))
  await user.type(screen.getByRole('textbox', { name: 'Display name' }), '<b>Kept</b>')
  await user.clear(screen.getByRole('textbox', { name: 'Description' }))
  await user.type(screen.getByRole('textbox', { name: 'Max' }), '9.5')
  await user.clear(screen.getByRole('textbox', { name: 'Min' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Rolls up by' }), 'Max')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull())
  expect(await server.call(metricView, { params: { name: 'kept' } })).toMatchObject({
    display_name: '<b>Kept</b>',
    description: null,
    attributes: { display_units_short: 'ms', display_max: 9.5, display_min: null, summarize_function: 'max' },
  })
  await screen.findByRole('article', { name: '<b>Kept</b>' })
  expect(attributes.textContent).toContain('Rolls up byMax')
})

test('what the server refuses is said at its field, and what was entered stays', async () => {
  await measure('refused')
  const { user } = await renderPage(server, '/metrics/refused')
  await user.click(await screen.findByRole('button', { name: 'Edit' }))
  const period = screen.getByRole('textbox', { name: 'Period in seconds' })
  await user.type(period, 'often')
  await user.type(screen.getByRole('textbox', { name: 'Max' }), 'high')
  await user.type(screen.getByRole('textbox', { name: 'Colour' }), 'red')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(period.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByRole('textbox', { name: 'Max' }).getAttribute('aria-invalid')).toBe('true')
  screen.getByText('must be a colour such as #52D74C')
  expect(period).toHaveProperty('value', 'often')
})

test('a viewer reads the attributes and is told why nothing can be changed', async () => {
  await measure('looked.at')
  await renderPage(server, '/metrics/looked.at', { as: 'viewer' })
  const edit = await screen.findByRole('button', { name: 'Edit' })
  expect(edit.title).toBe('Your token is a viewer token; this needs an admin token or a recorder token.')
  screen.getByText('No description, unit or other attribute is set.')
  for (const name of ['Edit', 'Delete metric', 'Send to a space']) {
    expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true')
  }
})

test('a metric is deleted only after it was said what is lost', async () => {
  await measure('deleted.one')
  const { user } = await renderPage(server, '/metrics/deleted.one')
  await user.click(await screen.findByRole('button', { name: 'Delete metric' }))
  const dialog = screen.getByRole('dialog', { name: 'Delete this metric for good?' })
  expect(dialog.textContent).toContain('All measurements of all streams of deleted.one')
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
  await server.call(metricView, { params: { name: 'deleted.one' } })
  await user.click(screen.getByRole('button', { name: 'Delete metric' }))
  await user.click(screen.getByRole('button', { name: 'Delete for good' }))
  await screen.findByText(`Deleted ${quoted('deleted.one')}`)
  expect(address()).toBe('/metrics')
  await expect(server.call(metricView, { params: { name: 'deleted.one' } })).rejects.toMatchObject({
    status: 404,
  })
  act(() => window.history.back())
  await screen.findByRole('heading', { name: 'There is no metric of this name' })
})

test('what is shown goes to a space of that name, or to a new one', async () => {
  await measure('sent', { host: 'a' })
  const { id } = await server.call(spaceCreate, { body: { name: 'Known' } })
  const shown = '?chart.type=stacked&chart.by=host&chart.tags.host=a'
  const { user } = await renderPage(server, `/metrics/sent${shown}`)
  await user.click(await screen.findByRole('button', { name: 'Send to a space' }))
  const dialog = screen.getByRole('dialog', { name: 'Send to a space' })
  within(dialog).getByText(
    'A stacked chart. sent: one line per host: the sum of its streams, only of host a.',
  )
  const add = screen.getByRole('button', { name: 'Add the chart' })
  await user.click(add)
  expect(add.title).toBe('Choose a space first')
  const title = screen.getByRole('textbox', { name: 'Name of the chart' })
  await user.clear(title)
  await user.type(title, 'Renamed')
  await user.type(screen.getByRole('searchbox', { name: 'Space' }), 'kno{Enter}')
  await screen.findByRole('radio', { name: 'Known', checked: true })
  await user.click(add)
  await screen.findByText(`${quoted('Renamed')} is on ${quoted('Known')}`)
  expect(await server.call(chartList, { params: { id } })).toMatchObject([
    {
      name: 'Renamed',
      type: 'stacked',
      streams: [
        { metric: 'sent', group_function: 'sum', tags: [{ name: 'host', grouped: true, values: ['a'] }] },
      ],
    },
  ])

  await user.click(screen.getByRole('button', { name: 'Send to a space' }))
  await user.type(screen.getByRole('searchbox', { name: 'Space' }), 'Brand new')
  await user.click(await screen.findByRole('radio', { name: 'Brand new a new space' }))
  await user.click(await screen.findByRole('button', { name: 'Make the space and add the chart' }))
  await screen.findByText(`${quoted('sent')} is on ${quoted('Brand new')}`)
  const { spaces } = await server.call(spaceList, { query: { name: 'brand new' } })
  expect(await server.call(chartList, { params: { id: spaces[0]!.id } })).toHaveLength(1)
})

test('hostile text stays text', async () => {
  const hostile = '<script>alert(1)</script>\u202Egnp.exe 🤖'
  const name = 'n'.repeat(255)
  await measure(name, { host: 'h'.repeat(200) })
  await server.call(metricUpdate, {
    params: { name },
    body: { display_name: hostile, description: hostile, attributes: { display_units_short: hostile } },
  })
  const { user } = await renderPage(server, '/metrics?name=nnnnnn')
  await user.click(await screen.findByRole('link', { name: `${name} ${hostile}` }))
  await screen.findByRole('heading', { level: 1, name })
  await user.click(screen.getByRole('button', { name: 'Edit' }))
  expect(screen.getByRole('textbox', { name: 'Description' })).toHaveProperty('value', hostile)
  expect(document.querySelectorAll('script')).toHaveLength(0)
})

test('a name that nothing was measured under says so', async () => {
  await renderPage(server, '/metrics/never%20measured')
  expect(await screen.findByRole('heading', { name: 'There is no metric of this name' })).toBeDefined()
})

test('a metric that was never measured says so, with the command that does', async () => {
  await server.call(metricUpdate, { params: { name: 'never.measured' }, body: { type: 'gauge' } })
  await renderPage(server, '/metrics/never.measured')
  await screen.findByRole('heading', { name: 'No measurements yet' })
  const command = screen.getByRole('figure', { name: 'Command that sends a first measurement' })
  expect(command.textContent).toContain('"name":"never.measured"')
})
