import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { alertCreate } from '#api/alerts.ts'
import { serviceCreate, serviceList, serviceView } from '#api/services.ts'
import { readConfig } from '#server/config.ts'
import { openReceiver } from '#test/helpers/receiver.ts'
import { EMAIL, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const config = readConfig({ POISE_EMAIL: EMAIL, POISE_NOTIFY_ALLOW: '127.0.0.1' })
const server = await startServer({ config })
const receiver = await openReceiver()

const hook = async (title: string) => {
  const settings = { url: `${receiver.url}/hush` }
  return (await server.call(serviceCreate, { body: { type: 'webhook', title, settings } })).id
}
/** The page is compiled when it is asked for first, which takes as long as the machine is busy. */
const SLOW = { timeout: 20_000 }
const row = async (title: string) => {
  const button = await screen.findByRole('button', { name: title }, SLOW)
  return within(button.closest('li') as HTMLElement)
}

test('without services it says what belongs here, and a first one is made: its type, its fields, a test', async () => {
  const { user } = await renderPage(server, '/services')
  await screen.findByRole('heading', { name: 'No services yet' }, SLOW)
  await user.keyboard('n')
  const drawer = within(await screen.findByRole('dialog', { name: 'New service' }, SLOW))
  await user.click(drawer.getByRole('button', { name: /^JSON webhook/ }))
  expect(drawer.queryByRole('button', { name: /^Flowdock/ })).toBeNull()

  await user.click(drawer.getByRole('button', { name: 'Create' }))
  const url = drawer.getByRole('textbox', { name: 'URL', description: 'Enter the URL.' })
  const title = drawer.getByRole('textbox', { name: 'Title', description: 'Enter a title.' })
  expect(document.activeElement).toBe(title)
  await user.type(title, 'Night watch')
  await user.type(url, 'junk')
  expect(url).toHaveProperty('ariaInvalid', 'true')
  expect(drawer.getByText('Begin with https://.')).toBeDefined()
  await user.clear(url)
  await user.type(url, 'http://10.0.0.1/')
  await drawer.findByText(/^Poise may not reach 10\.0\.0\.1/)
  await user.click(drawer.getByRole('button', { name: 'Send a test' }))
  await drawer.findByText('Did not arrive')
  expect(drawer.getAllByText(/may not reach/)).toHaveLength(1)
  await user.clear(url)
  await user.type(url, `${receiver.url}/hush`)

  const preview = within(drawer.getByRole('region', { name: 'Preview' }))
  await preview.findByText(`${receiver.url}/***`)
  await preview.findByText(/"event": "trigger"/)
  await user.click(preview.getByRole('radio', { name: 'Clears' }))
  await preview.findByText(/"event": "clear"/)

  await user.click(drawer.getByRole('button', { name: 'Send a test' }))
  await drawer.findByText('HTTP 200: thanks', { selector: 'output *' })
  await user.type(url, 'x')
  expect(drawer.queryByText('HTTP 200: thanks')).toBeNull()
  await user.type(url, '{Backspace}')
  await user.click(drawer.getByRole('button', { name: 'Create' }))
  const saved = within(await screen.findByRole('dialog', { name: 'Service' }))
  await user.click(saved.getByRole('button', { name: 'Send a test' }))
  await saved.findByText('HTTP 200: thanks', { selector: 'output *' })
  expect(await saved.findByText('1 try')).toBeDefined()
  expect(receiver.received).toHaveLength(2)
  const kept = saved.getByLabelText('URL')
  expect(kept).toHaveProperty('type', 'password')
  await user.type(kept, '2')
  expect(kept).toHaveProperty('type', 'password')
  await user.click(saved.getByRole('button', { name: 'Save' }))
  await waitFor(async () => {
    const { services } = await server.call(serviceList, {})
    expect(services).toMatchObject([{ title: 'Night watch', settings: { url: `${receiver.url}/hush2` } }])
  })
  expect(saved.queryByText('HTTP 200: thanks', { selector: 'output *' })).toBeNull()
})

test('a row tells who uses the service and what it was told last, and sends a test', async () => {
  const id = await hook('Ops')
  for (const name of ['c.down', 'a.slow', 'b.full'])
    await server.call(alertCreate, { body: { name, services: [id] } })
  const { user } = await renderPage(server, '/services?name=ops')
  const ops = await row('Ops')
  expect(ops.getByRole('link', { name: 'a.slow' }).getAttribute('href')).toMatch(/^\/alerts\/\d+$/)
  expect(ops.getByRole('link', { name: '1 more' }).getAttribute('href')).toBe('/alerts?name=Ops')
  expect(ops.getByText('Never told anything yet')).toBeDefined()
  receiver.answer = (answer) => void answer.writeHead(503).end('asleep')
  await user.click(ops.getByRole('button', { name: 'Send a test to Ops' }))
  await ops.findByText('HTTP 503: asleep')
  receiver.answer = (answer) => answer.end('thanks')
  expect(ops.getByText('Did not arrive')).toBeDefined()

  await user.click(ops.getByRole('button', { name: 'Actions for Ops' }))
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }))
  const asked = within(screen.getByRole('dialog'))
  expect(asked.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'a.slow',
    'b.full',
    'c.down',
  ])
  await user.click(asked.getByRole('button', { name: 'Delete for good' }))
  await screen.findByText(/^Deleted “/)
  await expect(server.call(serviceView, { params: { id } })).rejects.toMatchObject({ status: 404 })
})

test('a service that is saved after its form was closed does not open it again', async () => {
  let answer = () => undefined as void
  const { user } = await renderPage(server, '/services', {
    between: (fetch) => async (url, init) => {
      if (init.method === 'POST' && url.endsWith('/v1/services'))
        await new Promise<void>((resolve) => (answer = resolve))
      return fetch(url, init)
    },
  })
  await user.click((await screen.findAllByRole('button', { name: 'New service' }, SLOW))[0]!)
  const drawer = within(await screen.findByRole('dialog', { name: 'New service' }))
  await user.click(drawer.getByRole('button', { name: /^Email/ }))
  await user.type(drawer.getByLabelText('Title'), 'Late one')
  await user.type(drawer.getByLabelText('Addresses'), 'a@example.com')
  await user.click(drawer.getByRole('button', { name: 'Create' }))
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  answer()
  await row('Late one')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what the server complains of stands at its field, and what was typed stays', async () => {
  const id = await hook('Refused')
  const { user } = await renderPage(server, '/services?name=refused', {
    between: (fetch) => async (url, init) =>
      init.method === 'PUT'
        ? new Response(JSON.stringify({ errors: { params: { 'settings.url': ['is not liked'] } } }), {
            status: 400,
          })
        : fetch(url, init),
  })
  await user.click(await screen.findByRole('button', { name: 'Refused' }, SLOW))
  const drawer = within(await screen.findByRole('dialog', { name: 'Service' }))
  const url = drawer.getByLabelText('URL')
  expect(url).toHaveProperty('value', `${receiver.url}/hush`)
  await user.tripleClick(url)
  await user.paste(`${receiver.url}/hush?a=1`)
  expect(url).toHaveProperty('type', 'text')
  await user.click(drawer.getByRole('button', { name: 'Save' }))
  await drawer.findByText('is not liked')
  expect(drawer.queryByText(/^Not saved/)).toBeNull()
  expect(document.activeElement).toBe(url)
  expect(url).toHaveProperty('value', `${receiver.url}/hush?a=1`)
  expect((await server.call(serviceView, { params: { id } })).settings.url).toBe(`${receiver.url}/hush`)
})

test('of a retired type it says that nothing is sent', async () => {
  const body = { type: 'flowdock' as const, title: 'Old flow', settings: { api_token: 't' } }
  await server.call(serviceCreate, { body })
  await renderPage(server, '/services?name=old')
  const old = await row('Old flow')
  expect(old.getByText('Nothing is sent to Flowdock any more.')).toBeDefined()
  expect(old.getByRole('button', { name: 'Send a test to Old flow' }).ariaDisabled).toBe('true')
})

test.each(['viewer', 'recorder'] as const)('a %s is told why there is nothing to see', async (role) => {
  const asked: string[] = []
  await renderPage(server, '/services', {
    as: role,
    between: (fetch) => (url, init) => {
      asked.push(url)
      return fetch(url, init)
    },
  })
  await screen.findByRole('heading', { name: 'Services are for admins' }, SLOW)
  expect(screen.getByText(new RegExp(`a ${role} token`))).toBeDefined()
  expect(asked.filter((url) => url.includes('/services'))).toEqual([])
})

test('a list that cannot be read is read again', async () => {
  await hook('Found again')
  let broken = true
  const { user } = await renderPage(server, '/services?name=found', {
    between: (fetch) => async (url, init) =>
      broken && url.startsWith('/v1/services')
        ? new Response('{"errors":{"request":["not today"]}}', { status: 400 })
        : fetch(url, init),
  })
  await screen.findByRole('heading', { name: 'The services could not be read' }, SLOW)
  broken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(async () => expect(await row('Found again')).toBeDefined())
})
