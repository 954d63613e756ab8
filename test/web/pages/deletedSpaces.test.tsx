import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { deletedSpaceList } from '#api/deletedSpaces.ts'
import { spaceCreate, spaceDelete, spaceView } from '#api/spaces.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

async function deleted(name: string) {
  const { id } = await server.call(spaceCreate, { body: { name } })
  await server.call(chartCreate, { params: { id }, body: { name: 'a' } })
  await server.call(spaceDelete, { params: { id } })
  return id
}
const row = async (name: string) => {
  const list = await screen.findByRole('list', { name: 'Deleted spaces' })
  return (await within(list).findByText(name)).closest('li')!
}

test('without any it says what would be here, and the list of spaces says nothing', async () => {
  await renderPage(server, '/spaces/deleted')
  await screen.findByRole('heading', { name: 'No deleted spaces' })
  await renderPage(server, '/spaces')
  await screen.findByRole('heading', { name: 'No spaces yet' })
  expect(screen.queryByRole('link', { name: /deleted space/ })).toBeNull()
})

test('the list of spaces leads to what was deleted, which is brought back with one press', async () => {
  const id = await deleted('Back <again>')
  const { user } = await renderPage(server, '/spaces?range=6h')
  await user.click(await screen.findByRole('link', { name: '1 deleted space' }))
  expect(address()).toBe('/spaces/deleted?range=6h')
  const text = (await row('Back <again>')).textContent
  expect(text).toMatch(/^Back <again>1 chart, deleted \d+ s ago30 days left/)
  await user.click(screen.getByRole('button', { name: 'Restore Back <again>' }))
  await screen.findByRole('heading', { name: 'No deleted spaces' })
  expect(await server.call(spaceView, { params: { id } })).toMatchObject({ charts: [{}] })
  await user.click(screen.getByRole('button', { name: 'Open it' }))
  await screen.findByRole('button', { name: 'Back <again>' })
})

test('what goes for good is asked about first', async () => {
  await deleted('Gone')
  const { user } = await renderPage(server, '/spaces/deleted')
  const names = async () => (await server.call(deletedSpaceList)).spaces.map(({ name }) => name)
  await row('Gone')
  await user.click(screen.getByRole('button', { name: 'Delete Gone for good' }))
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(await names()).toEqual(['Gone'])
  await user.click(screen.getByRole('button', { name: 'Delete Gone for good' }))
  await user.click(screen.getByRole('button', { name: 'Delete for good' }))
  await screen.findByRole('heading', { name: 'No deleted spaces' })
  expect(await names()).toEqual([])
})

test('whoever may only read sees them and cannot restore', async () => {
  await deleted('Seen')
  await renderPage(server, '/spaces/deleted', { as: 'viewer' })
  await row('Seen')
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Restore Seen' }).getAttribute('aria-disabled')).toBe('true'),
  )
})
