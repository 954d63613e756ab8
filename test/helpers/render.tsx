import { render } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { BrowserRouter } from 'react-router'
import { onTestFinished, vi } from 'vitest'
import type { Fetch } from '#api/client.ts'
import type { Role } from '#api/endpoint.ts'
import { noteAnswer } from '#web/api/connection.ts'
import { createQueryClient, QueryClientProvider } from '#web/api/query.ts'
import { AppRoutes } from '#web/routes.tsx'
import { useToasts } from '#web/stores/toasts.ts'
import { injectFetch, type TestServer } from './server.ts'

interface Options {
  /** Whose token to sign in with before the page opens; `nobody` opens it signed out. */
  as?: Role | 'nobody'
  /** Stands between the page and the server, to slow it down or to break it. */
  between?: (fetch: Fetch) => Fetch
}

/** The email that the test server's account has. */
export const EMAIL = 'admin@example.com'

/** The whole page at an address, on the real server in process, with a cache and a cookie jar of its own. */
export async function renderPage(
  server: TestServer,
  address: string,
  { as = 'admin', between = (fetch) => fetch }: Options = {},
): Promise<{ user: UserEvent; client: ReturnType<typeof createQueryClient> }> {
  const browserFetch = withCookies(injectFetch(server.app))
  if (as !== 'nobody') {
    const body = JSON.stringify({ email: EMAIL, token: server.tokenOf(as) })
    await browserFetch('/v1/session', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
  }
  vi.stubGlobal('fetch', between(browserFetch))
  localStorage.clear()
  useToasts.setState({ toasts: [] })
  noteAnswer(true, 0)
  window.history.replaceState(null, '', address)

  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <AppRoutes />
      </BrowserRouter>
    </QueryClientProvider>,
  )
  onTestFinished(() => {
    client.clear()
    vi.unstubAllGlobals()
  })
  return { user: userEvent.setup({ delay: null }), client }
}

/** Where the page is. */
export function address(): string {
  return window.location.pathname + window.location.search + window.location.hash
}

/** Keeps the cookies that answers set and sends them back, as a browser does. */
function withCookies(fetch: Fetch): Fetch {
  const jar = new Map<string, string>()
  return async (url, init) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('sec-fetch-site', 'same-origin')
    const answer = await fetch(url, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
}
