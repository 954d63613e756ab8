import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import { type ChartWrite, chartCreate, chartList } from '#api/charts.ts'
import type { Fetch } from '#api/client.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate, spaceView } from '#api/spaces.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'
import { noteWall } from '#web/stores/appearance.ts'

const server = await startServer()
const now = () => Math.floor(Date.now() / 1_000)
let made = 0

/** A space of its own with charts. */
async function makeSpace(...charts: ChartWrite[]): Promise<{ id: number; path: string; name: string }> {
  const { id, name } = await server.call(spaceCreate, { body: { name: `Space ${++made}` } })
  for (const body of charts) await server.call(chartCreate, { params: { id }, body })
  return { id, path: `/spaces/${id}`, name }
}

/** Measurements of one metric, by source, a minute apart up to now. */
async function measure(name: string, values: Record<string, number[]>): Promise<void> {
  const measurements = Object.entries(values).flatMap(([source, list]) =>
    list.map((value, i) => ({
      name,
      value,
      time: now() - (list.length - 1 - i) * 60,
      tags: { source },
    })),
  )
  await server.call(measurementCreate, { body: { measurements } })
}

const refused = () =>
  Promise.resolve(Response.json({ errors: { request: ['The engine said no'] } }, { status: 400 }))

const panel = (name: string) => screen.findByRole('article', { name })
const charts = (id: number) => server.call(chartList, { params: { id } })

test('an empty space says what belongs there and how to send a first measurement', async () => {
  const { path } = await makeSpace()
  await renderPage(server, path)
  await screen.findByRole('heading', { name: 'Charts belong here' })
  expect(screen.getByRole('figure', { name: /first measurement/ }).textContent).toContain('curl')
})

test('charts are drawn live with their lines, and say so', async () => {
  await measure('page.cpu', { 'web-1': [10, 20, 30], 'web-2': [5, 5, 5] })
  const { path } = await makeSpace({
    name: 'CPU',
    streams: [{ metric: 'page.cpu', group_function: 'breakout', units_short: '%' }],
  })
  await renderPage(server, path)
  const chart = await panel('CPU')
  await within(chart).findByRole('button', { name: 'web-1' })
  expect(within(chart).getByText(/^Live: last measurement \d+ s ago$/)).toBeDefined()
  expect(within(chart).getByText('Line chart of 2 lines. Highest now: web-1, 30%.')).toBeDefined()
})

test('a chart leads to its related space at the same time, and nowhere when that is gone', async () => {
  const there = await makeSpace()
  const streams = [{ metric: 'page.none' }]
  const { path } = await makeSpace(
    { name: 'Leads', streams, related_space: there.id },
    { name: 'Leads nowhere', streams, related_space: 999_999 },
  )
  const { user } = await renderPage(server, `${path}?range=6h`)
  const link = await within(await panel('Leads')).findByRole('link', { name: `Related space: ${there.name}` })
  expect(within(await panel('Leads nowhere')).queryByRole('link')).toBeNull()
  await user.click(link)
  expect(address()).toBe(`${there.path}?range=6h`)
})

test('a big number shows its value, its unit, its label and the threshold that it reached', async () => {
  await measure('page.latency', { a: [100, 250] })
  const { path } = await makeSpace({
    name: 'Latency',
    type: 'bignumber',
    label: 'Slowest answer',
    streams: [{ metric: 'page.latency', units_short: 'ms' }],
    thresholds: [{ operator: '>', value: 200, type: 'red' }],
  })
  await renderPage(server, path)
  const chart = await panel('Latency')
  await within(chart).findByText('250')
  expect(within(chart).getByText('Critical: above 200 ms')).toBeDefined()
  expect(within(chart).getByText('Slowest answer')).toBeDefined()
})

test('a line is shown alone by its legend, in the address, and all are shown again', async () => {
  await measure('page.alone', { a: [1, 2], b: [3, 4] })
  const stream = { metric: 'page.alone', group_function: 'breakout' as const }
  const { path } = await makeSpace({ name: 'One', streams: [stream] }, { name: 'Two', streams: [stream] })
  const { user } = await renderPage(server, path)
  await user.click(await within(await panel('One')).findByRole('button', { name: 'a' }))
  expect(new URLSearchParams(address().split('?')[1]).get('line')).toBe('source=a')
  const other = within(await panel('Two')).getByRole('button', { name: 'a' })
  expect(other.getAttribute('aria-pressed')).toBe('true')
  await user.click(other)
  expect(address()).toBe(path)
})

test('the table of a legend tells last, min, average and max', async () => {
  await measure('page.table', { a: [1, 2, 6] })
  const { path } = await makeSpace({ name: 'Table', streams: [{ metric: 'page.table' }] })
  const { user } = await renderPage(server, path)
  await user.click(await within(await panel('Table')).findByRole('button', { name: /^Table of/ }))
  const row = within(await within(await panel('Table')).findByRole('table')).getAllByRole('row')[1]
  expect(
    within(row!)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['6', '1', '3', '6'])
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('table')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Table of/ }))
})

test('a wall shows charts without the table that was opened', async () => {
  await measure('page.wall', { a: [1, 2] })
  const { path } = await makeSpace({ name: 'Walled', streams: [{ metric: 'page.wall' }] })
  const { user } = await renderPage(server, path)
  await user.click(await within(await panel('Walled')).findByRole('button', { name: /^Table of/ }))
  await screen.findByRole('table')
  act(() => noteWall(true))
  expect(screen.queryByRole('table')).toBeNull()
  act(() => noteWall(false))
})

test('the time range goes into the address', async () => {
  const { path } = await makeSpace({ name: 'Range', streams: [{ metric: 'page.none' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: /^Time range: Last 60 minutes/ }))
  await user.click(await screen.findByRole('button', { name: 'Last 7 days' }))
  expect(address()).toBe(`${path}?range=7d`)
  await screen.findByRole('button', { name: /^Time range: Last 7 days/ })
})

test('a pause of another day says which one', async () => {
  const { path } = await makeSpace({ name: 'Paused', streams: [{ metric: 'page.none' }] })
  await renderPage(server, `${path}?from=1700000000&to=1700003600&paused=1700003600&zone=UTC`)
  await screen.findByText('Paused at Tue 14 Nov 23:13:20')
})

test('a fixed interval takes the place of the range in the address, and is left for it', async () => {
  const { path } = await makeSpace({ name: 'Fixed', streams: [{ metric: 'page.none' }] })
  const { user } = await renderPage(server, `${path}?range=6h`)
  await user.click(await screen.findByRole('button', { name: /^Time range/ }))
  const field = await screen.findByRole('textbox', { name: 'Time range' })
  await user.clear(field)
  await user.type(field, '1700000000 to 1700003600{Enter}')
  expect(address()).toBe(`${path}?from=1700000000&to=1700003600`)
  await screen.findByRole('button', { name: /^Time range: Tue 14 Nov/ })
  await user.click(screen.getByRole('button', { name: 'Go live' }))
  expect(address()).toBe(`${path}?range=6h`)
})

test('an interval is given by its two ends, in the 24 hours of the zone; each end says what is wrong with it', async () => {
  const { path } = await makeSpace({ name: 'Ends', streams: [{ metric: 'page.none' }] })
  const zone = 'zone=Europe%2FBerlin'
  const { user } = await renderPage(server, `${path}?from=1700000000&to=1700003600&${zone}`)
  await user.click(await screen.findByRole('button', { name: /^Time range/ }))
  const from = await screen.findByRole('textbox', { name: 'From' })
  const to = screen.getByRole('textbox', { name: 'To' })
  expect(from).toHaveProperty('value', '2023-11-14 23:13:20')
  expect(to).toHaveProperty('value', '2023-11-15 00:13:20')
  const type = async (field: HTMLElement, text: string) => {
    await user.clear(field)
    await user.type(field, text)
  }
  const faults = () => [from, to].map((field) => field.getAttribute('aria-invalid'))
  await type(from, '2023-13-14 22:00')
  expect(faults()).toEqual(['true', null])
  await type(from, '2023-11-14 22:00')
  await type(to, '2023-11-14 13:00')
  expect(faults()).toEqual([null, 'true'])
  await user.click(screen.getByRole('button', { name: 'Show' }))
  expect(address()).toContain('from=1700000000')
  await type(to, '2023-11-14 23:00{Enter}')
  expect(address()).toBe(`${path}?from=1699995600&to=1699999200&${zone}`)
})

test('another zone takes neither what is being typed nor the keyboard', async () => {
  const { path } = await makeSpace({ name: 'Zones', streams: [{ metric: 'page.none' }] })
  const { user } = await renderPage(server, `${path}?from=1700000000&to=1700003600&zone=Europe%2FBerlin`)
  await user.click(await screen.findByRole('button', { name: /^Time range/ }))
  const to = await screen.findByRole('textbox', { name: 'To' })
  await user.clear(to)
  await user.type(to, 'tomorrow')
  const zone = screen.getByRole('combobox', { name: 'Time zone' })
  await user.clear(zone)
  await user.type(zone, 'Asia/Tokyo{Enter}')
  expect(address()).toContain('zone=Asia%2FTokyo')
  expect(screen.getByRole('textbox', { name: 'From' })).toHaveProperty('value', '2023-11-15 07:13:20')
  expect(to).toHaveProperty('value', 'tomorrow')
  expect(document.activeElement).toBe(zone)
})

test('the dynamic source narrows the charts that take it', async () => {
  await measure('page.dynamic', { north: [1], south: [2] })
  const { path } = await makeSpace({
    name: 'Dynamic',
    streams: [{ metric: 'page.dynamic', source: '%', group_function: 'breakout' }],
  })
  const { user } = await renderPage(server, path)
  await within(await panel('Dynamic')).findByRole('button', { name: 'south' })
  await user.type(await screen.findByRole('combobox', { name: 'source' }), 'north{Enter}')
  expect(address()).toBe(`${path}?source=north`)
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'source' }))
  await waitFor(async () =>
    expect(within(await panel('Dynamic')).queryByRole('button', { name: 'south' })).toBeNull(),
  )
})

test('a metric that never was measured leaves a calm chart that says so', async () => {
  const { path } = await makeSpace({ name: 'Silent', streams: [{ metric: 'page.silent' }] })
  await renderPage(server, path)
  const words = 'Waiting for the first measurement of page.silent.'
  expect((await within(await panel('Silent')).findAllByText(words)).length).toBeGreaterThan(0)
  expect(within(await panel('Silent')).queryByText(/Failed/)).toBeNull()
})

test('a chart is made through the form and read back through the API', async () => {
  await measure('page.form', { 'web-1': [1, 2], 'web-2': [3, 4] })
  const { id, path } = await makeSpace()
  const { user } = await renderPage(server, path)
  await user.click((await screen.findAllByRole('button', { name: 'Add chart' }))[0]!)
  const form = await screen.findByRole('dialog', { name: 'New chart' })
  await user.type(within(form).getByLabelText('Name'), 'Made here')
  await user.click(within(form).getByRole('radio', { name: 'Stacked' }))
  await user.type(within(form).getByRole('searchbox', { name: 'Metrics' }), 'page.for')
  await user.click(await within(form).findByRole('checkbox', { name: 'page.form' }))
  await user.click(within(form).getByRole('button', { name: 'Done' }))
  await user.selectOptions(within(form).getByLabelText('Lines'), 'One line per stream')
  await user.type(within(form).getByLabelText('Transform'), 'x*8')
  await user.type(within(form).getByLabelText('Unit, short'), 'bit')
  await within(within(form).getByRole('region', { name: 'Preview' })).findByRole('button', { name: 'web-1' })
  await user.click(within(form).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await panel('Made here')
  expect(await charts(id)).toMatchObject([
    {
      name: 'Made here',
      type: 'stacked',
      streams: [
        { metric: 'page.form', group_function: 'breakout', transform_function: 'x*8', units_short: 'bit' },
      ],
    },
  ])
})

test('the form puts the keyboard where typing goes on, and says what a stack sums', async () => {
  const { path } = await makeSpace()
  const { user } = await renderPage(server, path)
  const add = (await screen.findAllByRole('button', { name: 'Add chart' }))[0]!
  await user.click(add)
  const form = within(await screen.findByRole('dialog', { name: 'New chart' }))
  expect(document.activeElement).toBe(form.getByRole('searchbox', { name: 'Metrics' }))
  await user.click(form.getByRole('radio', { name: 'Stacked' }))
  await user.click(form.getByRole('button', { name: 'Add stream' }))
  expect(document.activeElement).toBe(form.getByRole('combobox', { name: 'Metric' }))
  const lines = form.getByRole<HTMLSelectElement>('combobox', { name: 'Lines' })
  expect(lines.selectedOptions[0]?.text).toBe('One line: the sum of all streams')
  await user.click(form.getByRole('button', { name: 'Add tag' }))
  expect(document.activeElement).toBe(form.getByRole('combobox', { name: 'Tag' }))
  await user.keyboard('region')
  await user.click(form.getByRole('checkbox', { name: 'One line per value' }))
  expect(lines.selectedOptions[0]?.text).toBe('One line per region: the sum of its streams')
  await user.click(form.getByRole('button', { name: 'Cancel' }))
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  expect(document.activeElement).toBe(add)
})

test('metrics are ticked by key, and all of them are set at once and undone', async () => {
  await measure('bulk.in', { 'web-1': [4_000_000] })
  await measure('bulk.out', { 'web-1': [1, 2_500_000] })
  const { id, path } = await makeSpace()
  const { user } = await renderPage(server, path)
  await user.click((await screen.findAllByRole('button', { name: 'Add chart' }))[0]!)
  const form = within(await screen.findByRole('dialog', { name: 'New chart' }))
  await user.keyboard('bulk.')
  await form.findByText('2 found')
  expect(form.queryByText('not measured yet')).toBeNull()
  await user.keyboard('{Enter}{ArrowDown}{ArrowDown}{Enter}')
  expect(
    form.getAllByRole<HTMLInputElement>('checkbox', { name: /^bulk\.\w/ }).map((box) => box.checked),
  ).toEqual([true, true])
  await user.click(form.getByText('Both streams at once'))
  await user.type(form.getByRole('combobox', { name: 'One line per' }), 'sour')
  await screen.findByRole('option', { name: 'source' })
  await user.keyboard('{Enter}')
  await user.click(form.getAllByRole('button', { name: /bytes to MB/ })[0]!)
  await user.click(form.getByRole('button', { name: 'Undo: transform of 2 streams' }))
  await user.keyboard('{Control>}z{/Control}')
  await user.click(form.getByRole('button', { name: /^Redo: tags of 2 streams/ }))
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await user.click(form.getByRole('button', { name: 'bulk.out' }))
  await form.findByText(/2 500 000 →|2,500,000 →/)
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const [chart] = await charts(id)
  const tags = [{ name: 'source', grouped: true }]
  const set = { tags, transform_function: 'x/1000000', units_short: 'MB' }
  expect(chart?.streams).toMatchObject([
    { metric: 'bulk.in', ...set },
    { metric: 'bulk.out', ...set },
  ])
})

test('a metric that nothing measured yet can be ticked too', async () => {
  const { id, path } = await makeSpace()
  const { user } = await renderPage(server, path)
  await user.click((await screen.findAllByRole('button', { name: 'Add chart' }))[0]!)
  const form = within(await screen.findByRole('dialog', { name: 'New chart' }))
  await user.keyboard('bulk.to.come')
  await form.findByText('not measured yet')
  await user.keyboard('{Enter}')
  await form.findAllByText('Waiting for the first measurement of bulk.to.come.')
  await user.click(form.getByRole('button', { name: 'Done' }))
  await form.findByText('bulk.to.come was not measured yet')
  await user.click(form.getByRole('button', { name: 'Add tag' }))
  await user.type(form.getByRole('combobox', { name: 'Tag' }), 'reg')
  await form.findByText('No stream of bulk.to.come has the tag reg')
  await user.click(form.getByRole('button', { name: 'Remove tag reg' }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await charts(id)).toMatchObject([{ streams: [{ metric: 'bulk.to.come' }] }])
})

test('a chart leads to a related space that is found by its name', async () => {
  const other = await makeSpace()
  const { id, path } = await makeSpace({ name: 'Leads', streams: [{ metric: 'one' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'Edit Leads' }))
  const form = within(await screen.findByRole('dialog', { name: 'Edit chart' }))
  const field = form.getByRole('combobox', { name: 'Related space' })
  await user.type(field, 'nowhere at all')
  await form.findByText('No space has this name yet.')
  await user.clear(field)
  await user.type(field, other.name)
  await user.click(await screen.findByRole('option', { name: other.name }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await charts(id)).toMatchObject([{ related_space: other.id }])
})

test('a related space that is there is never called unknown, however slow the answer, and Undo shows the one before', async () => {
  const [before, after] = [await makeSpace(), await makeSpace()]
  const { id, path } = await makeSpace({
    name: 'Slow',
    streams: [{ metric: 'one' }],
    related_space: before.id,
  })
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  const { user } = await renderPage(server, path, {
    between: (fetch) => async (url, init) => {
      const name = new URL(url, 'http://x').searchParams.get('name')
      if (name === '' || name === after.name) await held
      return fetch(url, init)
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Edit Slow' }))
  const form = within(await screen.findByRole('dialog', { name: 'Edit chart' }))
  const field = form.getByRole<HTMLInputElement>('combobox', { name: 'Related space' })
  await waitFor(() => expect(field.value).toBe(before.name))
  await user.clear(field)
  await user.paste(after.name)
  expect(form.queryByText('No space has this name yet.')).toBeNull()
  answer()
  await waitFor(() => expect(form.getByRole('button', { name: /^Undo: related space/ })).toBeDefined())
  await user.click(form.getByRole('button', { name: /^Undo/ }))
  expect(field.value).toBe(before.name)
  await user.click(form.getByRole('button', { name: /^Redo/ }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await charts(id)).toMatchObject([{ related_space: after.id }])
})

test('streams are added, moved and removed', async () => {
  const { id, path } = await makeSpace({ name: 'Edited', streams: [{ metric: 'one' }, { metric: 'two' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'Edit Edited' }))
  const form = await screen.findByRole('dialog', { name: 'Edit chart' })
  await user.click(within(form).getByRole('button', { name: 'Move two up' }))
  await user.click(within(form).getByRole('button', { name: 'Remove one' }))
  await user.click(within(form).getByRole('button', { name: 'Add stream' }))
  await user.type(within(form).getByRole('combobox', { name: 'Metric' }), 'three')
  await user.click(within(form).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const [chart] = await charts(id)
  expect(chart?.streams.map(({ metric }) => metric)).toEqual(['two', 'three'])
})

test('the stream that is open stays open when others come, go and move', async () => {
  const { path } = await makeSpace({ name: 'Open', streams: [{ metric: 'one' }, { metric: 'two' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'Edit Open' }))
  const form = within(await screen.findByRole('dialog', { name: 'Edit chart' }))
  const metrics = () => form.getAllByRole<HTMLInputElement>('combobox', { name: 'Metric' })
  await user.click(form.getByRole('button', { name: 'Add stream' }))
  await user.type(metrics()[0]!, 'three')
  const [open] = metrics()
  await user.click(form.getByRole('button', { name: 'Remove one' }))
  await user.click(form.getByRole('button', { name: 'Move three up' }))
  expect(metrics()).toEqual([open])
  expect(open?.value).toBe('three')
})

test('a tag that is removed takes its own values with it', async () => {
  const tags = [
    { name: 'region', values: ['eu'] },
    { name: 'host', values: ['web-1', 'web-2'] },
  ]
  const { id, path } = await makeSpace({ name: 'Tagged', streams: [{ metric: 'one', tags }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'Edit Tagged' }))
  const form = within(await screen.findByRole('dialog', { name: 'Edit chart' }))
  await user.click(form.getByRole('button', { name: 'Remove tag region' }))
  const values = form.getByRole<HTMLInputElement>('combobox', { name: 'Values' })
  expect(values.value).toBe('web-1, web-2')
  await user.type(values, ', web-3')
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await charts(id))[0]?.streams[0]?.tags).toMatchObject([
    { name: 'host', values: ['web-1', 'web-2', 'web-3'] },
  ])
})

test('what is wrong is said at its field, and nothing is stored', async () => {
  const { id, path } = await makeSpace({ name: 'Faulty', streams: [{ metric: 'one' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'Edit Faulty' }))
  const form = await screen.findByRole('dialog', { name: 'Edit chart' })
  const color = within(form).getByLabelText('Colour')
  await user.type(color, 'red')
  expect(color.getAttribute('aria-invalid')).toBe('true')
  await user.click(within(form).getByRole('button', { name: 'Save' }))
  await within(form).findByText(/Not saved/)
  expect((await charts(id))[0]?.streams[0]?.color).toBeUndefined()
})

test('Escape asks only when something was changed', async () => {
  const { path } = await makeSpace({ name: 'Asked', streams: [{ metric: 'one' }] })
  const { user } = await renderPage(server, path)
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: 'Edit Asked' }))
    return screen.findByRole('dialog', { name: 'Edit chart' })
  }
  await open()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.type(within(await open()).getByLabelText('Name'), '!')
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a deleted chart comes back by Undo', async () => {
  const { id, path } = await makeSpace({ name: 'Gone', streams: [{ metric: 'one' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'More actions for Gone' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await screen.findByRole('heading', { name: 'Charts belong here' })
  expect(await charts(id)).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await panel('Gone')).toBeDefined()
})

test('a space is renamed in place', async () => {
  const { id, path, name } = await makeSpace()
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name }))
  await user.clear(await screen.findByRole('textbox', { name: 'Name of the space' }))
  await user.keyboard('Renamed{Enter}')
  await screen.findByRole('button', { name: 'Renamed' })
  await waitFor(async () => expect((await server.call(spaceView, { params: { id } })).name).toBe('Renamed'))
})

test('who may only look is told why there is nothing to change', async () => {
  const { path } = await makeSpace({ name: 'Seen', streams: [{ metric: 'one' }] })
  const { user } = await renderPage(server, path, { as: 'viewer' })
  const edit = await screen.findByRole('button', { name: 'Edit Seen' })
  await waitFor(() => expect(edit.getAttribute('aria-disabled')).toBe('true'))
  expect(edit.title).toMatch(/viewer token/)
  await user.click(edit)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('button', { name: 'Add chart' }).getAttribute('aria-disabled')).toBe('true')
})

test('series that cannot be read fail in their chart and leave the page', async () => {
  const { path, name } = await makeSpace({ name: 'Broken', streams: [{ metric: 'one' }] })
  const between =
    (fetch: Fetch): Fetch =>
    (url, init) =>
      url.endsWith('/v1/series') ? refused() : fetch(url, init)
  await renderPage(server, path, { between })
  const chart = await panel('Broken')
  await within(chart).findByText('Failed: The engine said no')
  // Its card and the one place that is read aloud; the card itself interrupts nobody.
  expect(screen.getByRole('status', { name: 'Charts in trouble' }).textContent).toBe('Failed: Broken')
  expect(screen.getByRole('button', { name })).toBeDefined()
})

test('when another range cannot be read, the range before does not pass for it', async () => {
  await measure('page.ranges', { a: [1, 2, 3] })
  const { path } = await makeSpace({ name: 'Ranges', streams: [{ metric: 'page.ranges' }] })
  let fails = false
  const between =
    (fetch: Fetch): Fetch =>
    (url, init) =>
      fails && url.endsWith('/v1/series') ? refused() : fetch(url, init)
  const { user } = await renderPage(server, path, { between })
  await within(await panel('Ranges')).findByRole('button', { name: 'page.ranges' })
  fails = true
  await user.click(await screen.findByRole('button', { name: /^Time range/ }))
  await user.click(await screen.findByRole('button', { name: 'Last 7 days' }))
  await within(await panel('Ranges')).findByText('Failed: The engine said no')
  expect(within(await panel('Ranges')).queryByRole('button', { name: 'page.ranges' })).toBeNull()
  expect(within(await panel('Ranges')).queryByText(/^Line chart of/)).toBeNull()
})

test('a chart that is just beginning says since when', async () => {
  await measure('page.young', { a: [1, 2, 3] })
  const { path } = await makeSpace({ name: 'Young', streams: [{ metric: 'page.young' }] })
  await renderPage(server, path)
  const note = await within(await panel('Young')).findByText(/^First measurement at/)
  expect(note.textContent).toMatch(/\d\d:\d\d$/)
})

test('a space that is gone says so', async () => {
  await renderPage(server, '/spaces/999999')
  expect(await screen.findByRole('heading', { name: 'There is no space at this address' })).toBeDefined()
})

test('the streams with events in the time shown come first in the menu, with their number', async () => {
  for (const [name, start_time] of [
    ['a.old', now() - 30 * 86_400],
    ['z.new', now() - 60],
    ['z.new', now() - 90],
  ] as const) {
    await server.call(annotationCreate, { params: { name }, body: { title: 'It happened', start_time } })
  }
  const { path } = await makeSpace({ name: 'Unmarked', streams: [{ metric: 'one' }] })
  const { user } = await renderPage(server, path)
  await user.click(await screen.findByRole('button', { name: 'Annotations' }))
  const list = await screen.findByRole('list', { name: 'Annotation streams' })
  await waitFor(() =>
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['z.new2', 'a.old']),
  )
})

test('the annotations button tells how many events no chart shows by itself', async () => {
  const start_time = now() - 5 * 86_400
  for (const name of ['count.named', 'count.other', 'count.other']) {
    await server.call(annotationCreate, { params: { name }, body: { title: 'It happened', start_time } })
  }
  const named = [{ metric: 'one' }, { type: 'annotation' as const, metric: 'count.named' }]
  const { path } = await makeSpace({ name: 'Marked', streams: named }, { name: 'Unmarked', streams: [] })
  const { user } = await renderPage(server, `${path}?from=${start_time - 5}&to=${start_time + 5}`)
  const button = await screen.findByRole('button', { name: 'Annotations' })
  await waitFor(() => expect(button.title).toBe('Annotations: 2 not shown'), { timeout: 10_000 })
  expect(button.querySelector<HTMLElement>('[data-count]')?.dataset.count).toBe('2')
  await user.click(button)
  await user.click(await screen.findByRole('radio', { name: 'All' }))
  await waitFor(() => expect(button.title).toBe('Annotations'))
})
