import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate, chartList } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { compositeEditor, compositeText, writeComposite } from '#test/helpers/compositeText.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

test('a stream of a metric goes on as a composite, is not saved while at fault, and goes back to its metric', async () => {
  const measurements = [{ name: 'form.cpu', value: 7, tags: { source: 'web-1' } }]
  await server.call(measurementCreate, { body: { measurements } })
  const { id } = await server.call(spaceCreate, { body: { name: 'Composites' } })
  const streams = [{ metric: 'form.cpu', group_function: 'sum' as const }]
  await server.call(chartCreate, { params: { id }, body: { name: 'CPU', streams } })
  const kept = async () => (await server.call(chartList, { params: { id } }))[0]?.streams[0]

  const { user } = await renderPage(server, `/spaces/${id}?chart=1`)
  const open = async () => {
    const chart = within(await screen.findByRole('article', { name: 'CPU' }))
    await user.click(await chart.findByRole('button', { name: 'Edit CPU' }))
    return within(await screen.findByRole('dialog', { name: 'Edit chart' }))
  }
  let form = await open()
  await user.click(form.getByRole('radio', { name: 'Composite' }))
  const editor = await compositeEditor('Composite')
  expect(compositeText(editor)).toBe('sum(s("form.cpu", "*"))')
  expect(form.queryByRole('combobox', { name: 'Source' })).toBeNull()

  writeComposite(editor, 'summ(s("form.cpu", "*"))')
  await form.findByText('There is no function summ(); did you mean sum()?')
  const preview = within(form.getByRole('region', { name: 'Preview' }))
  await preview.findByText(/^The composite has a fault: it is underlined below\./)
  await preview.findByText(/^Line chart/)
  await user.click(form.getByRole('button', { name: 'Save' }))
  await form.findByText('Not saved: a composite is at fault, as it says below.')
  expect(await kept()).toMatchObject({ metric: 'form.cpu' })

  writeComposite(editor, 'max(s("form.cpu", "*"))')
  await waitFor(() => expect(preview.queryByText(/has a fault/)).toBeNull())
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await kept()).toMatchObject({ composite: 'max(s("form.cpu", "*"))' })
  expect((await kept())?.metric).toBeFalsy()

  form = await open()
  await user.click(form.getByRole('radio', { name: 'Metric' }))
  expect(form.getByRole('combobox', { name: 'Metric' })).toHaveProperty('value', 'form.cpu')
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await kept()).toMatchObject({ metric: 'form.cpu' })
  expect((await kept())?.composite).toBeFalsy()
})

test('the preview says what it waits for, and why a composite comes to nothing', async () => {
  await server.call(measurementCreate, { body: { measurements: [{ name: 'form.one', value: 7 }] } })
  const { id } = await server.call(spaceCreate, { body: { name: 'Nothing' } })
  const { user } = await renderPage(server, `/spaces/${id}`)
  await user.click((await screen.findAllByRole('button', { name: 'Add chart' }))[0]!)
  const form = within(await screen.findByRole('dialog', { name: 'New chart' }))
  const preview = within(form.getByRole('region', { name: 'Preview' }))
  await preview.findAllByText('Choose a metric to see it here.')
  await user.click(form.getByRole('button', { name: 'Add composite' }))
  await preview.findAllByText('Write a composite to see it here.')
  const editor = await compositeEditor('Composite')
  writeComposite(editor, 's("form.one", )')
  await preview.findAllByText('The composite has a fault: it is underlined below.')
  await waitFor(() => expect(editor.querySelector('.cm-lintRange-error')?.textContent).toBe(', )'))
  writeComposite(editor, 'sum(s("form.nope", "*"))')
  await preview.findAllByText('Waiting for the first measurement of form.nope.')
  writeComposite(editor, 'divide([sum(s("form.one", "*"))])')
  await preview.findAllByText('divide() needs two series, and has one.')

  const functions = form.getByRole('button', { name: 'Functions' })
  await user.click(functions)
  expect(document.activeElement).toBe(form.getByRole('searchbox', { name: 'Find a function' }))
  await user.keyboard('{Escape}')
  expect(form.queryByRole('region', { name: 'Functions' })).toBeNull()
  expect(document.activeElement).toBe(functions)
  await user.keyboard('{Escape}')
  await screen.findByRole('dialog', { name: 'Leave without saving?' })
})
