import type { ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Smtp } from '#server/config.ts'
import type { MailMessage } from '#server/notify/message.ts'
import { post } from '#server/notify/message.ts'
import { openAgent, sendHttp, TIMES } from '#server/notify/sendHttp.ts'
import { openSender } from '#server/notify/sender.ts'
import { freePort } from '#test/helpers/listen.ts'
import { openReceiver } from '#test/helpers/receiver.ts'

const receiver = await openReceiver()
const sender = openSender({ smtp: undefined, notifyAllow: ['127.0.0.1'] })
afterAll(() => sender.close())
beforeEach(() => {
  receiver.received.length = 0
})

const never = new AbortController().signal
const send = (path = '/', stop = never) => sender.send(post(receiver.url + path, { a: 1 }), stop)
const answering = (status: number, text = '', headers: Record<string, string> = {}) => {
  receiver.answer = (answer) => void answer.writeHead(status, headers).end(text)
}

describe('requests', () => {
  test('arrive whole', async () => {
    answering(204)
    expect(await send('/hook?b=2')).toEqual({ arrived: true, answer: 'HTTP 204', again: false })
    expect(receiver.received).toMatchObject([
      { method: 'POST', path: '/hook?b=2', body: '{"a":1}', headers: { 'content-type': 'application/json' } },
    ])
  })

  test.each([
    [200, true, false],
    [202, true, false],
    [400, false, false],
    [401, false, false],
    [404, false, false],
    [408, false, true],
    [410, false, false],
    [429, false, true],
    [500, false, true],
    [503, false, true],
  ])('HTTP %i: arrived %s, again %s', async (status, arrived, again) => {
    answering(status, ' Some\n text ')
    expect(await send()).toEqual({ arrived, answer: `HTTP ${status}: Some text`, again })
  })

  test('what is refused with 400 is sent otherwise in the same try', async () => {
    const message = { ...post(`${receiver.url}/v2`, {}), otherwise: post(`${receiver.url}/v1`, { old: 1 }) }
    const sendBoth = async (...statuses: number[]) => {
      receiver.received.length = 0
      receiver.answer = (answer, { path }) => void answer.writeHead(statuses.shift()!).end(path)
      const { answer, again } = await sender.send(message, never)
      return [answer, again, receiver.received.map(({ path }) => path).join(' ')]
    }
    expect(await sendBoth(202)).toEqual(['HTTP 202: /v2', false, '/v2'])
    expect(await sendBoth(400, 200)).toEqual(['HTTP 200: /v1', false, '/v2 /v1'])
    expect(await sendBoth(400, 503)).toEqual(['HTTP 503: /v1', true, '/v2 /v1'])
    expect(await sendBoth(400, 400)).toEqual(['HTTP 400: /v2', false, '/v2 /v1'])
    expect(await sendBoth(403)).toEqual(['HTTP 403: /v2', false, '/v2'])
  })

  test('what no request can hold is given up', async () => {
    const message = post(receiver.url, {}, { Authorization: 'Bearer a\nb' })
    expect(await sender.send(message, never)).toMatchObject({ arrived: false, again: false })
    expect(receiver.received).toEqual([])
  })

  test('what takes too long is left: to find a host, to answer, all in all', async () => {
    const nowhere = openAgent(['127.0.0.1'], () => undefined, { ...TIMES, connectMs: 50 })
    const impatient = openAgent(['127.0.0.1'], undefined, { ...TIMES, answerMs: 50 })
    const patient = openAgent(['127.0.0.1'])
    receiver.answer = () => undefined
    const late = (agent: typeof patient, url: string, ms: number) =>
      sendHttp(agent, post(url, {}), AbortSignal.timeout(ms))
    const outcomes = await Promise.all([
      late(nowhere, 'http://hook.example/', 5_000),
      late(impatient, receiver.url, 5_000),
      late(patient, receiver.url, 50),
    ])
    expect(outcomes).toEqual([
      { arrived: false, answer: 'No connection in time', again: true },
      { arrived: false, answer: 'No answer in time', again: true },
      { arrived: false, answer: 'Not done within 20 seconds', again: true },
    ])
    await Promise.all([nowhere, impatient, patient].map((agent) => agent.destroy()))
  })

  test('a redirect is not followed', async () => {
    answering(302, '', { location: `${receiver.url}/other` })
    expect(await send()).toEqual({
      arrived: false,
      answer: 'HTTP 302 (redirects are not followed)',
      again: false,
    })
    expect(receiver.received).toHaveLength(1)
  })

  test('of a long answer the beginning is kept, and no more is read', async () => {
    receiver.answer = (answer) => {
      answer.writeHead(200)
      const more = () => void (answer.destroyed || answer.write('x'.repeat(10_000), () => setImmediate(more)))
      more()
    }
    const { arrived, answer } = await send()
    expect([arrived, answer.length]).toEqual([true, 'HTTP 200: '.length + 300])
  })

  test('what arrived has arrived, although the answer breaks off', async () => {
    receiver.answer = (answer) => {
      answer.writeHead(200, { 'content-length': '100' })
      answer.write('begun', () => answer.destroy())
    }
    expect(await send()).toMatchObject({ arrived: true })
  })

  test('nobody listens; the connection is closed; what is no HTTP', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/`
    expect(await sender.send(post(nobody, {}), never)).toEqual({
      arrived: false,
      answer: 'The connection was refused',
      again: true,
    })
    receiver.answer = (answer) => void answer.destroy()
    expect(await send()).toEqual({
      arrived: false,
      answer: 'The connection was closed before an answer came',
      again: true,
    })
    const odd = createServer((socket) => socket.end('Hello\r\n\r\n'))
    const port = await new Promise<number>((resolve) => {
      odd.listen(0, '127.0.0.1', () => resolve((odd.address() as { port: number }).port))
    })
    expect(await sender.send(post(`http://127.0.0.1:${port}/`, {}), never)).toMatchObject({
      arrived: false,
      again: true,
    })
    odd.close()
  })

  test('a receiver that says nothing holds no other up, and is left when Poise stops', async () => {
    const silent: ServerResponse[] = []
    receiver.answer = (answer, { path }) => {
      if (path === '/silent') silent.push(answer)
      else answer.end()
    }
    const stop = new AbortController()
    const waiting = Array.from({ length: 50 }, () => send('/silent', stop.signal))
    expect(await send('/other')).toMatchObject({ arrived: true })
    stop.abort()
    const stopped = { arrived: false, answer: 'Poise was stopped meanwhile', again: true }
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => stopped))
  })
})

describe('mail', () => {
  const mails: { from: string; to: string[]; text: string }[] = []
  let refuse: (address: string) => Error | null = () => null
  /** What the server does before it accepts a mail. */
  let look = (accept: () => void) => accept()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, callback) =>
      username === 'me' && password === 'p@ss' ? callback(null, { user: 'me' }) : callback(new Error('No')),
    onRcptTo: ({ address }, _session, callback) => callback(refuse(address)),
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        mails.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        })
        look(() => callback(null, 'Queued as 1'))
      })
    },
  })
  const listening = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port))
  })
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  beforeEach(() => {
    mails.length = 0
    refuse = () => null
    look = (accept) => accept()
  })

  const message: MailMessage = {
    kind: 'mail',
    id: '<1.a@poise.example.com>',
    to: ['a@example.com', 'b@example.com'],
    subject: '[Poise] Alert ü has triggered!',
    text: '# Alert\n',
    html: '<h1>Alert</h1>',
  }

  async function mail(smtp: Partial<Smtp> | null = {}, changes: Partial<MailMessage> = {}, stop = never) {
    const url = `smtp://127.0.0.1:${await listening}`
    const one = openSender({
      smtp: smtp === null ? undefined : { url, from: 'Poise <poise@example.com>', ...smtp },
      notifyAllow: [],
    })
    try {
      return await one.send({ ...message, ...changes }, stop)
    } finally {
      await one.close()
    }
  }

  test('goes to all addresses in one, as text and HTML; the server of the operator may be a private one', async () => {
    expect(await mail()).toEqual({ arrived: true, answer: '250 Queued as 1', again: false })
    expect(mails).toMatchObject([{ from: 'poise@example.com', to: message.to }])
    expect(mails[0]?.text).toMatch(/^From: Poise <poise@example.com>\r$/m)
    expect(mails[0]?.text).toMatch(/^Subject: =\?UTF-8\?.*\r$/m)
    expect(mails[0]?.text).toMatch(/^Message-ID: <1\.a@poise\.example\.com>\r$/m)
    expect(mails[0]?.text).toContain('text/plain')
    expect(mails[0]?.text).toContain('<h1>Alert</h1>')
  })

  test('a name with lines in it makes no headers', async () => {
    await mail({}, { subject: 'a\r\nBcc: c@example.com' })
    expect(mails[0]?.to).toEqual(message.to)
    expect(mails[0]?.text).not.toMatch(/^Bcc/m)
  })

  test('a server may take its time to accept; who stops meanwhile ends the connection', async () => {
    let accept: () => void = () => expect.unreachable()
    let closed = false
    look = (callback) => (accept = callback)
    const stop = new AbortController()
    const sending = mail({}, {}, stop.signal)
    await expect.poll(() => mails).toHaveLength(1)
    server.onClose = () => (closed = true)
    stop.abort()
    expect(await sending).toEqual({ arrived: false, answer: 'Poise was stopped meanwhile', again: true })
    await expect.poll(() => closed).toBe(true)
    accept()
  })

  test('user and password', async () => {
    const host = `127.0.0.1:${await listening}`
    expect(await mail({ url: `smtp://me:p%40ss@${host}` })).toMatchObject({ arrived: true })
    expect(await mail({ url: `smtp://me:wrong@${host}` })).toMatchObject({ arrived: false, again: false })
  })

  test('refused for some, for all, for now; no server; none set', async () => {
    const refused = (responseCode: number) => Object.assign(new Error('Nobody here'), { responseCode })
    refuse = (address) => (address.startsWith('a') ? refused(550) : null)
    expect(await mail()).toEqual({
      arrived: true,
      answer: '250 Queued as 1; refused for a@example.com',
      again: false,
    })
    refuse = () => refused(550)
    expect(await mail()).toMatchObject({ arrived: false, again: false })
    refuse = () => refused(451)
    expect(await mail()).toMatchObject({ arrived: false, again: true })
    expect(await mail({ url: `smtp://127.0.0.1:${await freePort()}` })).toMatchObject({
      arrived: false,
      again: true,
    })
    expect(await mail(null)).toEqual({
      arrived: false,
      answer: 'No mail can be sent: set POISE_SMTP',
      again: false,
    })
  })
})
