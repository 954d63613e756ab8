import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { sourceView } from '#api/sources.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

async function measureFrom(...sources: string[]): Promise<void> {
  const measurements = sources.map((source) => ({ name: 'load', value: 1, tags: { source } }))
  await server.call(measurementCreate, { body: { measurements } })
}

const rows = async () => within(await screen.findByRole('list', { name: 'Sources' })).getAllByRole('listitem')

test('without sources it says what belongs here', async () => {
  await renderPage(server, '/sources')
  // The page is compiled now, which takes as long as the machine is busy.
  expect(await screen.findByRole('heading', { name: 'No sources yet' }, { timeout: 20_000 })).toBeDefined()
})

test('sources are found by typing, and the search is in the address', async () => {
  await measureFrom('web-1', 'web-2', 'db-1')
  const { user } = await renderPage(server, '/sources')
  await waitFor(async () => expect(await rows()).toHaveLength(3))
  expect(screen.getByRole('link', { name: 'Metrics', current: 'page' })).toBeDefined()
  await user.keyboard('/web')
  await waitFor(async () => expect(await rows()).toHaveLength(2))
  expect(address()).toBe('/sources?name=web')
})

test('a display name is given in place, and taken away', async () => {
  await measureFrom('named')
  const { user } = await renderPage(server, '/sources?name=named')
  await user.click(await screen.findByRole('button', { name: 'Add a display name of named' }))
  await user.keyboard('<b>Front</b>{Enter}')
  await screen.findByRole('button', { name: 'Display name of named: <b>Front</b>' })
  await waitFor(async () =>
    expect(await server.call(sourceView, { params: { name: 'named' } })).toEqual({
      name: 'named',
      display_name: '<b>Front</b>',
    }),
  )
  await user.click(await screen.findByRole('button', { name: 'Remove the display name of named' }))
  await screen.findByRole('button', { name: 'Add a display name of named' })
})

test('a viewer is told why no display name can be given', async () => {
  await measureFrom('seen')
  const { user } = await renderPage(server, '/sources?name=seen', { as: 'viewer' })
  const button = await screen.findByRole('button', { name: 'Add a display name of seen' })
  expect(button.title).toContain('viewer token')
  await user.click(button)
  expect(screen.queryByRole('textbox', { name: 'Display name of seen' })).toBeNull()
})
