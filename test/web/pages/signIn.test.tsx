import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { spaceCreate } from '#api/spaces.ts'
import { createSignInCode, findTokenByHash, hashOf } from '#server/store/tokens.ts'
import { address, EMAIL, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'
import { useSteps } from '#web/stores/spaceSteps.ts'
import { showToast } from '#web/stores/toasts.ts'

const server = await startServer()
const { db, now } = server.deps

async function newCode(): Promise<string> {
  const token = await findTokenByHash(db, hashOf(server.tokenOf('admin')))
  if (token === undefined) throw new Error('the server has no admin token')
  return createSignInCode(db, token.id, now())
}

async function fillIn(user: Awaited<ReturnType<typeof renderPage>>['user'], email: string, token: string) {
  await user.type(await screen.findByLabelText('Email'), email)
  await user.type(screen.getByLabelText('Token'), token)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

test('whoever is not signed in is led to sign in, and back to the address they asked for', async () => {
  const { user } = await renderPage(server, '/spaces?name=no-such', { as: 'nobody' })
  await screen.findByRole('heading', { name: 'Poise' })
  expect(address()).toBe('/signin?to=%2Fspaces%3Fname%3Dno-such')
  await waitFor(() => expect(document.title).toBe('Sign in · Poise'))

  await fillIn(user, EMAIL, server.tokenOf('viewer'))
  await screen.findByRole('heading', { name: 'Spaces' })
  expect(address()).toBe('/spaces?name=no-such')
  await waitFor(() => expect(document.title).toBe('Spaces · Poise'))
})

test('nothing that would be refused is asked for before it is known who is there', async () => {
  const refused: string[] = []
  await renderPage(server, '/', {
    as: 'nobody',
    between: (fetch) => async (url, init) => {
      const answer = await fetch(url, init)
      if (!answer.ok) refused.push(url)
      return answer
    },
  })
  await screen.findByLabelText('Email')
  expect(refused).toEqual([])
})

test('a wrong token is told plainly, and the right one still signs in', async () => {
  const { user } = await renderPage(server, '/signin?to=/spaces', { as: 'nobody' })
  await fillIn(user, EMAIL, 'wrong')
  expect(await screen.findByText('This email and token do not match.')).toBeDefined()
  expect(screen.getByLabelText('Email')).toHaveProperty('value', EMAIL)

  await user.clear(screen.getByLabelText('Token'))
  await user.type(screen.getByLabelText('Token'), `${server.tokenOf('admin')}{Enter}`)
  await screen.findByRole('heading', { name: 'Spaces' })
})

test('what is left out is asked for, and nothing is sent', async () => {
  const { user } = await renderPage(server, '/signin', { as: 'nobody' })
  await user.click(await screen.findByRole('button', { name: 'Sign in' }))
  screen.getByRole('textbox', { name: 'Email', description: 'Enter the email of the account' })
  expect(screen.getByText('Enter a token of the account')).toBeDefined()
})

test('a one-time link signs in by itself, and the code leaves the address', async () => {
  await renderPage(server, `/signin?to=/spaces#code=${await newCode()}`, { as: 'nobody' })
  await screen.findByRole('heading', { name: 'Spaces' })
  expect(address()).toBe('/spaces')
})

test('a link that was used before says so and leaves the form', async () => {
  const code = await newCode()
  await renderPage(server, `/signin?to=/spaces#code=${code}`, { as: 'nobody' })
  await screen.findByRole('heading', { name: 'Spaces' })
  cleanup()

  await renderPage(server, `/signin#code=${code}`, { as: 'nobody' })
  await screen.findByText(/This sign-in link was used already or is too old/)
  expect(address()).toBe('/signin')
})

test('with no answer from the server the form says so and keeps what was entered', async () => {
  const { user } = await renderPage(server, '/signin', {
    as: 'nobody',
    between: () => () => Promise.reject(new TypeError('Failed to fetch')),
  })
  await fillIn(user, EMAIL, 'some-token')
  await screen.findByText(/Poise does not answer/)
  expect(screen.getByLabelText('Token')).toHaveProperty('value', 'some-token')
})

test('one who is signed in goes straight to the only space there is, and can sign out', async () => {
  await server.call(spaceCreate, { body: { name: 'The only space' } })
  const { user } = await renderPage(server, '/signin')
  await screen.findByRole('heading', { name: /The only space/ })
  expect(address()).toMatch(/\?range=30m$/)

  await user.click(screen.getByRole('button', { name: 'Account' }))
  await screen.findByText(EMAIL)
  const nothing = { what: 'did nothing', forth: {}, back: {} }
  useSteps.setState({ spaceId: 1, past: [nothing], future: [] })
  showToast({ text: 'Did nothing', action: { label: 'Undo', perform: () => {} } })
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeDefined()
  // Whoever comes next takes nothing of theirs back.
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  expect(useSteps.getState().past).toEqual([])
})

test('a session that ends elsewhere leads to sign in at the next read', async () => {
  const { user } = await renderPage(server, '/spaces')
  await screen.findByRole('link', { name: 'The only space' })
  await fetch('/v1/session', { method: 'DELETE' })
  await user.type(screen.getByRole('searchbox', { name: 'Find a space' }), 'x')
  await screen.findByRole('button', { name: 'Sign in' })
  expect(address()).toBe('/signin?to=%2Fspaces%3Fname%3Dx')
})
