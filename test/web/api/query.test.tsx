import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ApiError } from '#api/errors.ts'
import { type Session, sessionView } from '#api/session.ts'
import { spaceCreate, spaceList } from '#api/spaces.ts'
import { call } from '#web/api/call.ts'
import { noteAnswer, useConnection } from '#web/api/connection.ts'
import {
  createQueryClient,
  isWorthRetrying,
  q,
  QueryClientProvider,
  useQuery,
  useWrite,
} from '#web/api/query.ts'

/** Answers each path in turn with the given answers, the last one again and again, and notes what was asked. */
function stubServer(answers: Record<string, Response[]>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url}`)
    const queue = answers[`${init.method} ${url}`] ?? []
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    if (answer === undefined) throw new TypeError('Failed to fetch')
    return answer.clone()
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  return asked
}

const list = (total: number) =>
  Response.json({ query: { found: total, length: 0, offset: 0, total }, spaces: [] })
const failure = (status: number) => Response.json({ errors: { request: ['no'] } }, { status })

test('a key is the endpoint and what it is asked', () => {
  expect(q(spaceList, { query: { name: 'a' } }).queryKey).toEqual(['spaceList', { query: { name: 'a' } }])
  expect(q(sessionView).queryKey).toEqual(['sessionView', {}])
})

test('every failure is an ApiError; no answer has the status 0', async () => {
  stubServer({ 'GET /v1/spaces': [failure(403)] })
  await expect(call(spaceList)).rejects.toMatchObject({ status: 403, message: 'no' })
  await expect(call(sessionView)).rejects.toBeInstanceOf(ApiError)
  await expect(call(sessionView)).rejects.toMatchObject({ status: 0 })
})

test('a call that was given up is no failure and says nothing about the connection', async () => {
  noteAnswer(true, 0)
  stubServer({})
  const signal = AbortSignal.abort(new Error('left the page'))
  await expect(call(spaceList, {}, signal)).rejects.not.toBeInstanceOf(ApiError)
  expect(useConnection.getState().lostSince).toBeNull()
})

test('the connection is lost from the first call without an answer to the next answer, whatever it says', async () => {
  noteAnswer(true, 0)
  noteAnswer(false, 100)
  noteAnswer(false, 120)
  expect(useConnection.getState().lostSince).toBe(100)
  stubServer({ 'GET /v1/spaces': [failure(404)] })
  await call(spaceList).catch(() => {})
  expect(useConnection.getState().lostSince).toBeNull()

  stubServer({ 'GET /v1/spaces': [failure(502)] })
  await call(spaceList).catch(() => {})
  expect(useConnection.getState().lostSince).not.toBeNull()
  noteAnswer(true, 0)
})

test('a write that hangs counts as not answered after a while, a read is given up by who waits for it', async () => {
  const limit = new AbortController()
  const limited = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal)
  vi.stubGlobal(
    'fetch',
    (_url: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  )
  onTestFinished(() => void vi.unstubAllGlobals())
  const write = call(spaceCreate, { body: { name: 'x' } })
  void call(spaceList)
  expect(limited).toHaveBeenCalledOnce()
  limit.abort(new DOMException('', 'TimeoutError'))
  await expect(write).rejects.toMatchObject({ status: 0 })
  noteAnswer(true, 0)
})

test.each([
  [0, true],
  [500, true],
  [503, true],
  [400, false],
  [401, false],
  [404, false],
  [429, false],
])('status %i: tried again %s', (status, again) => {
  expect(isWorthRetrying(new ApiError(status, { errors: {} }))).toBe(again)
})

function Total() {
  const { data, error } = useQuery(q(spaceList))
  const create = useWrite(spaceCreate, { invalidates: [spaceList] })
  return (
    <>
      <p>{error ? `failed ${error.status}` : `total ${data?.query.total}`}</p>
      {create.isError && <p>not created</p>}
      <button type="button" onClick={() => create.mutate({ body: { name: 'x' } })}>
        Create
      </button>
    </>
  )
}

function renderTotal() {
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <Total />
    </QueryClientProvider>,
  )
  onTestFinished(() => client.clear())
  return { client, user: userEvent.setup({ delay: null }) }
}

test('a write reads again what it changed, and nothing else', async () => {
  const asked = stubServer({
    'GET /v1/spaces': [list(1), list(2)],
    'POST /v1/spaces': [Response.json({ id: 1, name: 'x' }, { status: 201 })],
  })
  const { user } = renderTotal()
  await screen.findByText('total 1')
  await user.click(screen.getByRole('button', { name: 'Create' }))
  await screen.findByText('total 2')
  expect(asked).toEqual(['GET /v1/spaces', 'POST /v1/spaces', 'GET /v1/spaces'])
})

test('a read that the server failed is tried again, a write never', async () => {
  const asked = stubServer({
    'GET /v1/spaces': [failure(503), list(3)],
    'POST /v1/spaces': [failure(503)],
  })
  const { user } = renderTotal()
  await screen.findByText('total 3', {}, { timeout: 3_000 })
  await user.click(screen.getByRole('button', { name: 'Create' }))
  await screen.findByText('not created')
  expect(asked.filter((call) => call.startsWith('POST'))).toHaveLength(1)
})

test('a 401 makes the page ask who is signed in', async () => {
  const asked = stubServer({ 'GET /v1/spaces': [failure(401)] })
  const { client } = renderTotal()
  const session: Session = { email: 'a@b.c', role: 'admin', token_name: null, token_id: 1 }
  client.setQueryData(q(sessionView).queryKey, session)
  await screen.findByText('failed 401')
  await waitFor(() => expect(client.getQueryState(q(sessionView).queryKey)?.isInvalidated).toBe(true))
  expect(asked).toEqual(['GET /v1/spaces'])
})
