import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate, chartList, chartUpdate } from '#api/charts.ts'
import type { Fetch } from '#api/client.ts'
import { spaceCreate } from '#api/spaces.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

/** A space with the charts One and Two, and the form of One with another name typed into it. */
async function typed(between: (fetch: Fetch) => Fetch = (fetch) => fetch) {
  const { id } = await server.call(spaceCreate, { body: { name: 'Two charts' } })
  const add = (name: string) =>
    server.call(chartCreate, { params: { id }, body: { name, streams: [{ metric: 'one' }] } })
  const [one] = [await add('One'), await add('Two')]
  const { user } = await renderPage(server, `/spaces/${id}`, { between })
  const press = (name: string) => user.click(screen.getByRole('button', { name }))
  await user.click(await screen.findByRole('button', { name: 'Edit One' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!')
  return { user, press, params: { id, chart_id: one.id } }
}

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value
const becomes = (text: string) => waitFor(() => expect(name()).toBe(text))

test('what was entered is not lost to another chart that is to be edited', async () => {
  const { press, user } = await typed()
  await press('Edit Two')
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }))
  expect(name()).toBe('One!')
  await press('Add chart')
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  await screen.findByRole('dialog', { name: 'New chart' })
  // Nothing was entered there: it makes way unasked.
  await press('Edit Two')
  await becomes('Two')
})

test('a question that lies over the form keeps its keys', async () => {
  const { press, user, params } = await typed()
  await press('Cancel')
  const stay = await screen.findByRole('button', { name: 'Keep editing' })
  act(() => stay.focus())
  await user.keyboard('{Control>}sz{/Control}')
  await user.click(stay)
  expect(name()).toBe('One!')
  expect(await server.call(chartList, { params: { id: params.id } })).toMatchObject([
    { name: 'One' },
    { name: 'Two' },
  ])
})

test('an annotation that is asked for while a chart is edited does not come later', async () => {
  const { press, user } = await typed()
  await user.click(document.body)
  await user.keyboard('A')
  await press('Cancel')
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('A')
  expect(await screen.findAllByRole('dialog', { name: 'New annotation' })).toHaveLength(1)
})

test('what was entered stays when the chart cannot be deleted', async () => {
  const { press, params } = await typed()
  await server.call(chartUpdate, { params, body: { max: 9 } })
  await press('Delete chart')
  await screen.findByText(/was changed by somebody else meanwhile$/)
  expect(name()).toBe('One!')
  await press('Delete it all the same')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await server.call(chartList, { params: { id: params.id } })).toHaveLength(1)
})

test('a save that was given up closes no other form once it is through', async () => {
  let goOn = () => {}
  let isThrough = false
  const { press, user, params } = await typed((fetch) => async (url, init) => {
    if (init.method !== 'PUT') return fetch(url, init)
    await new Promise<void>((resolve) => (goOn = resolve))
    isThrough = true
    return fetch(url, init)
  })
  await press('Save')
  await press('Cancel')
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  await press('Edit Two')
  await becomes('Two')
  goOn()
  await within(await screen.findByRole('list', { name: 'Charts' })).findByRole('article', { name: 'One!' })
  expect(isThrough).toBe(true)
  expect(name()).toBe('Two')
  expect(await server.call(chartList, { params: { id: params.id } })).toHaveLength(2)
})
