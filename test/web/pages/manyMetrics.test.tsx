import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { metricList, metricView } from '#api/metrics.ts'
import { jobTypes } from '#server/jobs/jobTypes.ts'
import { Worker } from '#server/jobs/worker.ts'
import { createMetrics } from '#server/store/metrics.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'
import { endBatch } from '#web/stores/metricBatch.ts'

const server = await startServer()
const { deps, call } = server
afterEach(endBatch)

const create = (names: readonly string[]) =>
  createMetrics(
    deps.db,
    names.map((name) => ({ name, type: 'gauge', attributes: {} })),
    deps.now(),
  )
const tick = (name: string) => screen.findByRole('checkbox', { name: `Select ${name}` })
const bar = () => screen.findByRole('region', { name: 'Selected metrics' })
const found = async (name: string) => {
  const list = await call(metricList, { query: { name } })
  return 'metrics' in list ? list.query.found : 0
}

test('attributes of several are edited together, and the server’s complaint stands at its field', async () => {
  await create(['edit.a', 'edit.b', 'edit.c', 'edit.d'])
  const { user } = await renderPage(server, '/metrics?name=edit.')
  await user.click(await tick('edit.a'))
  await user.keyboard('{Shift>}')
  await user.click(await tick('edit.c'))
  await user.keyboard('{/Shift}')
  await user.click(await tick('edit.b'))
  expect(within(await bar()).getByText('2 metrics selected')).toBeDefined()

  await user.click(within(await bar()).getByRole('button', { name: 'Edit' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit 2 metrics' }))
  await user.selectOptions(dialog.getByRole('combobox', { name: 'What to change' }), 'Max')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'And what else' }), 'Unit, short')
  await user.type(dialog.getByRole('textbox', { name: 'Unit, short' }), 'ms')
  dialog.getByText(/^The long unit stays as it is/)
  await user.type(dialog.getByRole('textbox', { name: 'Max' }), 'much')
  await user.click(dialog.getByRole('button', { name: 'Change 2 metrics' }))
  await waitFor(() =>
    expect(dialog.getByRole('textbox', { name: 'Max' }).getAttribute('aria-invalid')).toBe('true'),
  )
  expect((await call(metricView, { params: { name: 'edit.a' } })).attributes).toEqual({})

  await user.click(dialog.getByRole('button', { name: 'Leave Max as it is' }))
  await user.click(dialog.getByRole('button', { name: 'Change 2 metrics' }))
  await screen.findByText('Changed 2 metrics')
  const units = await Promise.all(
    ['a', 'b', 'c', 'd'].map(
      async (name) =>
        (await call(metricView, { params: { name: `edit.${name}` } })).attributes.display_units_short,
    ),
  )
  expect(units).toEqual(['ms', undefined, 'ms', undefined])
  expect(screen.queryByRole('region', { name: 'Selected metrics' })).toBeNull()
  expect(document.activeElement).toBe(await tick('edit.a'))
})

/** The last page of a long list: few rows are quickly drawn. */
test('a deletion of all that is found can be undone, else it is a job that tells how far it is', async () => {
  const names = Array.from({ length: 1_102 }, (_, n) => `many.${n}`)
  await create(names)
  const { user } = await renderPage(server, '/metrics?name=many.&page=12')
  const chooseAll = async () => {
    await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }))
    await user.click(await screen.findByRole('button', { name: 'Select all 1,102 found' }))
    await user.click(await tick('many.999'))
    await user.click(within(await bar()).getByRole('button', { name: 'Delete' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete 1,101 metrics for good?' })
    expect(dialog.textContent).toContain('All metrics found by “many.”, except for these:many.999')
    await user.click(screen.getByRole('button', { name: 'Delete 1,101 metrics' }))
    await screen.findByText('Deleting 1,101 metrics')
  }
  /** Whether the page closes without a question. */
  const closes = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  await chooseAll()
  expect(closes()).toBe(false)
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(screen.queryByText('Deleting 1,101 metrics')).toBeNull())
  expect(closes()).toBe(true)

  await chooseAll()
  const cancel = await screen.findByRole('button', { name: 'Cancel' }, { timeout: 20_000 })
  expect(cancel).toBeDefined()
  expect(await found('many.')).toBe(1_102)
  await new Worker(deps, jobTypes, (_, error) => expect.fail(String(error))).workOne()
  await screen.findByText('Deleted 1,101 metrics', {}, { timeout: 20_000 })
  expect(await found('many.')).toBe(1)
})

test('a job that is canceled before it begins has done nothing', async () => {
  const names = Array.from({ length: 1_001 }, (_, n) => `kept.${n}`)
  await create(names)
  const { user } = await renderPage(server, '/metrics?name=kept.&page=11')
  await user.click(await tick('kept.999'))
  await user.click(await screen.findByRole('button', { name: 'Select all 1,001 found' }))
  await user.click(within(await bar()).getByRole('button', { name: 'Edit' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit 1,001 metrics' }))
  await user.selectOptions(dialog.getByRole('combobox', { name: 'What to change' }), 'Period in seconds')
  await user.type(dialog.getByRole('textbox', { name: 'Period in seconds' }), '30')
  await user.click(dialog.getByRole('button', { name: 'Change 1,001 metrics' }))
  await screen.findByText('Changing 1,001 metrics')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(await screen.findByRole('button', { name: 'Cancel' }))
  await screen.findByText('Stopped. What was done stays done.')
  expect((await call(metricView, { params: { name: 'kept.1' } })).period).toBeNull()
})

test('who may only read has nothing to select', async () => {
  await create(['read.only'])
  await renderPage(server, '/metrics?name=read.only', { as: 'viewer' })
  await screen.findByRole('link', { name: 'read.only' })
  expect(screen.queryAllByRole('checkbox')).toEqual([])
})
