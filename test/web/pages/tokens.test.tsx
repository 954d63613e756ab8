import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { tokenCreate, tokenList, tokenView, type ApiToken } from '#api/tokens.ts'
import { dismissNewToken } from '#web/stores/newToken.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
beforeEach(dismissNewToken)

const make = (name: string) => server.call(tokenCreate, { body: { name, role: 'viewer' } })
const read = async (id: number) => (await server.call(tokenView, { params: { id } })) as ApiToken
/** The page is compiled when it is asked for first, which takes as long as the machine is busy. */
const SLOW = { timeout: 20_000 }
const row = async (name: string) => {
  const menu = await screen.findByRole('button', { name: `Actions for ${name}` }, SLOW)
  return within(menu.closest('li') as HTMLElement)
}

test('a token is made, and its value stays on the page until it is dismissed', async () => {
  const { user } = await renderPage(server, '/tokens')
  await user.click(await screen.findByRole('button', { name: 'New token' }, SLOW))
  const form = within(await screen.findByRole('dialog', { name: 'New token' }, SLOW))
  await user.click(form.getByRole('button', { name: 'Create' }))
  expect(form.getByText('Give it a name.')).toBeDefined()
  await user.type(form.getByLabelText('Name'), 'statsd on <web-1>{Enter}')

  const made = within(await screen.findByRole('region', { name: 'New token' }))
  const value = within(made.getByRole('figure')).getByText(/^[0-9a-f]{64}$/).textContent
  const { api_tokens } = await server.call(tokenList, { query: { name: 'statsd' } })
  expect(api_tokens).toMatchObject([
    { name: 'statsd on <web-1>', role: 'recorder', token: `${value.slice(0, 6)}…` },
  ])

  const snippets = within(screen.getByRole('region', { name: 'Send measurements' }))
  expect(snippets.getByText(new RegExp(`-u '${server.deps.config.email}:${value}'`))).toBeDefined()
  await user.selectOptions(snippets.getByRole('combobox', { name: 'with' }), 'Telegraf')
  expect(snippets.getByText(new RegExp(`api_token = "${value}"`))).toBeDefined()

  expect(screen.getByRole('button', { name: 'New token' }).title).toContain('First copy the token')
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('link', { name: 'Services' }))
  await screen.findByRole('heading', { level: 1, name: 'Services' }, SLOW)
  await user.click(await screen.findByRole('link', { name: 'Tokens' }, SLOW))
  const still = within(await screen.findByRole('region', { name: 'New token' }))
  await user.click(still.getByRole('button', { name: 'I have it' }))
  expect(screen.queryByRole('region', { name: 'New token' })).toBeNull()
  expect(screen.getByText(/:YOUR_TOKEN'/)).toBeDefined()
})

test('a token is renamed in place, given a role and let in no more; each can be undone', async () => {
  const { id } = await make('shown')
  const { user } = await renderPage(server, '/tokens?name=shown')
  const shown = await row('shown')
  expect(shown.getByText('Never used')).toBeDefined()
  await user.click(shown.getByRole('button', { name: 'Actions for shown' }))
  await user.click(screen.getByRole('menuitem', { name: 'Rename' }))
  await user.keyboard('shown to all{Enter}')
  const renamed = await row('shown to all')

  const role = renamed.getByRole('combobox', { name: 'Role of shown to all' })
  await user.selectOptions(role, 'Record Only')
  await screen.findByText(/has Record Only now$/)
  await waitFor(async () => expect(await read(id)).toMatchObject({ name: 'shown to all', role: 'recorder' }))
  const undo = screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement
  await user.click(undo)
  await waitFor(async () => expect(await read(id)).toMatchObject({ name: 'shown to all', role: 'viewer' }))

  await user.click(renamed.getByRole('button', { name: 'Actions for shown to all' }))
  await user.click(screen.getByRole('menuitem', { name: 'Deactivate' }))
  await renamed.findByText('not active')
  expect(await read(id)).toMatchObject({ active: false })
})

test('a token is deleted after a question', async () => {
  const { id } = await make('doomed')
  const { user } = await renderPage(server, '/tokens?name=doomed')
  await user.click((await row('doomed')).getByRole('button', { name: 'Actions for doomed' }))
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }))
  const asked = within(screen.getByRole('dialog'))
  expect(asked.queryByText(/^You are signed in/)).toBeNull()
  await user.click(asked.getByRole('button', { name: 'Delete for good' }))
  await screen.findByText(/^Deleted “/)
  await expect(read(id)).rejects.toMatchObject({ status: 404 })
})

test('of the token that one is signed in with it says so, and leaves it when that is not meant', async () => {
  const { user } = await renderPage(server, '/tokens')
  const own = within((await screen.findByText('yours', {}, SLOW)).closest('li') as HTMLElement)
  await user.selectOptions(own.getByRole('combobox'), 'View Only')
  const asked = within(screen.getByRole('dialog', { name: 'Give your own token another role?' }))
  expect(asked.getByText(/^You are signed in with this very token/)).toBeDefined()
  await user.click(asked.getByRole('button', { name: 'Leave it as it is' }))
  expect(own.getByRole('combobox')).toHaveProperty('value', 'admin')
})

test('a recorder is told why there is nothing to see', async () => {
  await renderPage(server, '/tokens', { as: 'recorder' })
  await screen.findByRole('heading', { name: 'Tokens are for admins' }, SLOW)
  expect(screen.getByText(/a recorder token; this needs an admin token/)).toBeDefined()
})
