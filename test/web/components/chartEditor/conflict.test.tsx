import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate, chartDelete, chartList, chartUpdate, chartView, type ChartWrite } from '#api/charts.ts'
import type { Fetch } from '#api/client.ts'
import { spaceCreate, spaceUpdate, spaceView } from '#api/spaces.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const CPU: ChartWrite = { name: 'CPU', min: 0, streams: [{ metric: 'cpu' }] }

/** A space with one chart, whose form is open while `others` do what they do. */
async function opened(
  others: (params: { id: number; chart_id: number }) => Promise<unknown>,
  between?: (fetch: Fetch) => Fetch,
) {
  const { id } = await server.call(spaceCreate, { body: { name: 'Shared' } })
  const chart = await server.call(chartCreate, { params: { id }, body: CPU })
  const { user } = await renderPage(server, `/spaces/${id}`, between && { between })
  await user.click(await screen.findByRole('button', { name: 'Edit CPU' }))
  const form = within(await screen.findByRole('dialog', { name: 'Edit chart' }))
  await form.findByRole('textbox', { name: 'Name' })
  await others({ id, chart_id: chart.id })
  const type = async (field: string, text: string) => {
    const input = form.getByRole('textbox', { name: field })
    await user.clear(input)
    await user.type(input, text)
  }
  const press = (name: string) => user.click(screen.getByRole('button', { name }))
  const charts = () => server.call(chartList, { params: { id } })
  return { id, user, form, type, press, charts }
}

const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

test('changes of different fields are both kept, and nobody is asked', async () => {
  const { type, press, charts } = await opened((params) =>
    server.call(chartUpdate, { params, body: { max: 9 } }),
  )
  await type('Name', 'Load')
  await press('Save')
  await closed()
  expect(await charts()).toMatchObject([{ name: 'Load', max: 9, min: 0 }])
})

const both = async () => {
  const page = await opened((params) =>
    server.call(chartUpdate, { params, body: { name: 'Theirs', label: 'All of it' } }),
  )
  await page.type('Name', 'Mine')
  await page.press('Save')
  const sides = await screen.findByRole('region', { name: 'Changed by two' })
  await within(sides).findByText(/^Changed by/)
  return page
}

test('both changed the same: both are shown and nothing is stored until one is chosen', async () => {
  const { charts, press } = await both()
  const side = (name: string) =>
    within(screen.getByRole('region', { name })).getByRole('listitem').textContent?.replaceAll(/[⁨⁩]/g, '')
  expect([side('Theirs'), side('Mine')]).toEqual(['Name: “CPU” → “Theirs”', 'Name: “CPU” → “Mine”'])
  expect(await charts()).toMatchObject([{ name: 'Theirs' }])
  await press('Keep mine')
  await closed()
  expect(await charts()).toMatchObject([{ name: 'Mine', label: 'All of it' }])
})

test('what the other made of it cannot be read: it is told that there is something', async () => {
  const { type, press } = await opened(
    (params) => server.call(chartUpdate, { params, body: { name: 'Theirs' } }),
    (fetch) => (url, init) =>
      /\/charts\/\d+$/.test(url) && init.method === 'GET'
        ? Promise.reject(new TypeError('Failed to fetch'))
        : fetch(url, init),
  )
  await type('Name', 'Mine')
  await press('Save')
  await screen.findByText('Not saved: name was changed by somebody else meanwhile')
})

test('theirs is taken into the form, where it can be taken back', async () => {
  const { form, press, charts, user } = await both()
  const name = () => form.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value
  await press('Keep theirs')
  expect(name()).toBe('Theirs')
  await user.click(form.getByRole('button', { name: /^Undo/ }))
  expect(name()).toBe('Mine')
  await user.click(form.getByRole('button', { name: /^Redo/ }))
  await press('Cancel')
  await closed()
  expect(await charts()).toMatchObject([{ name: 'Theirs', label: 'All of it' }])
})

test('the chart was deleted meanwhile: what was edited becomes a new one', async () => {
  const { type, press, charts } = await opened((params) => server.call(chartDelete, { params }))
  await type('Name', 'Saved')
  await press('Save')
  await screen.findByText('Not saved: this chart was deleted meanwhile.')
  await press('Save as a new chart')
  await closed()
  expect(await charts()).toMatchObject([{ name: 'Saved', min: 0 }])
})

test('a chart that somebody else changed is deleted only when that is said', async () => {
  const { press, charts } = await opened((params) => server.call(chartUpdate, { params, body: { max: 9 } }))
  await press('Delete chart')
  await screen.findByText(/was changed by somebody else meanwhile$/)
  expect(await charts()).toHaveLength(1)
  await press('Delete it all the same')
  await waitFor(async () => expect(await charts()).toEqual([]))
})

test('a space that somebody else renamed is renamed only when that is said', async () => {
  const { id } = await server.call(spaceCreate, { body: { name: 'Before' } })
  const { user } = await renderPage(server, `/spaces/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Before' }))
  await screen.findByRole('textbox', { name: 'Name of the space' })
  await server.call(spaceUpdate, { params: { id }, body: { name: 'Theirs' } })
  await user.keyboard('Mine{Enter}')
  await screen.findByText(/was renamed by somebody else meanwhile$/)
  const name = async () => (await server.call(spaceView, { params: { id } })).name
  expect(await name()).toBe('Theirs')
  await user.click(screen.getByRole('button', { name: 'Rename it all the same' }))
  await waitFor(async () => expect(await name()).toBe('Mine'))
})

test('a chart that Terraform made reads back as it was sent once the page has saved it', async () => {
  const { id } = await server.call(spaceCreate, { body: { name: 'Terraform' } })
  const sent = {
    name: 'Server CPU',
    type: 'line' as const,
    min: 0,
    max: 100,
    label: 'per cent',
    related_space: 4242,
    use_log_yaxis: false,
    use_last_value: false,
    streams: [
      {
        metric: 'librato.cpu.percent.idle',
        source: '*',
        group_function: 'average' as const,
        summary_function: 'average' as const,
        color: '#ff0000',
        units_short: '%',
        min: 0,
        max: 100,
        transform_function: 'x*2',
      },
      { composite: 's("cpu", "*")' },
      { metric: 'nobody.measured', source: '%' },
    ],
  }
  const { id: chart_id } = await server.call(chartCreate, { params: { id }, body: sent })
  const before = await server.call(chartView, { params: { id, chart_id } })
  const { user } = await renderPage(server, `/spaces/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Edit Server CPU' }))
  const field = await screen.findByRole('textbox', { name: 'Name' })
  await user.type(field, ' 2')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await closed()
  const after = await server.call(chartView, { params: { id, chart_id } })
  expect(after).toEqual({ ...before, name: 'Server CPU 2', version: 2 })
})
