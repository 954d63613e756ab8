import type { LookupAddress } from 'node:dns'
import { afterAll, describe, expect, test } from 'vitest'
import { isPublic } from '#server/notify/addresses.ts'
import { type Lookup, whyRefused } from '#server/notify/guard.ts'
import { post } from '#server/notify/message.ts'
import { openAgent, sendHttp } from '#server/notify/sendHttp.ts'
import { openReceiver } from '#test/helpers/receiver.ts'

test.each([
  ['8.8.8.8', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.100.100.200', false],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['168.63.129.16', false],
  ['169.254.169.254', false],
  ['172.15.255.255', true],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.0.0.192', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2606:4700::1111', true],
  ['::', false],
  ['::1', false],
  ['::127.0.0.1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b:1::1', false],
  ['100::1', false],
  ['2001::1', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['no address', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected)
})

const receiver = await openReceiver()

/** What each name stands for, one answer after the other; the last one stays. */
function namesAre(names: Record<string, (string | string[])[]>): Lookup {
  return (hostname, _options, callback) => {
    const answers = names[hostname]
    const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0]
    if (answer === undefined) {
      return callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND', hostname }), [])
    }
    const found = [answer]
      .flat()
      .map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }))
    return callback(null, found)
  }
}

async function send(url: string, allowed: string[] = [], names: Parameters<typeof namesAre>[0] = {}) {
  const agent = openAgent(allowed, namesAre(names))
  try {
    return await sendHttp(
      agent,
      post(url.replace('PORT', String(receiver.port)), {}),
      AbortSignal.timeout(5_000),
    )
  } finally {
    await agent.destroy()
  }
}

const closed = (where: string) =>
  `Poise may not reach ${where}, which is not public. POISE_NOTIFY_ALLOW can allow it`

describe('what is not public is not reached', () => {
  test.each([
    ['http://127.0.0.1:PORT/', '127.0.0.1'],
    ['http://127.1:PORT/', '127.0.0.1'],
    ['http://2130706433:PORT/', '127.0.0.1'],
    ['http://0x7f.0.0.1:PORT/', '127.0.0.1'],
    ['http://0:PORT/', '0.0.0.0'],
    ['http://[::1]:PORT/', '::1'],
    ['http://[::ffff:127.0.0.1]:PORT/', '::ffff:7f00:1'],
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254'],
    ['https://10.0.0.1/', '10.0.0.1'],
  ])('%s', async (url, address) => {
    expect(await send(url)).toEqual({ arrived: false, answer: closed(address), again: false })
    expect(whyRefused([], url.replace('PORT', '80'))).toBe(closed(address))
  })

  test.each([
    ['http://localhost:80/', [], closed('localhost (127.0.0.1)')],
    ['http://a.LOCALHOST./', [], closed('a.localhost. (127.0.0.1)')],
    ['http://localhost/', ['127.0.0.0/8'], undefined],
    ['http://localhost/', ['LocalHost'], undefined],
    ['http://10.0.0.1/', ['10.0.0.1'], undefined],
    ['https://hook.example/', [], undefined],
    ['https://8.8.8.8/', [], undefined],
    ['no URL', [], undefined],
  ])('what %s tells itself, with %j allowed', (url, allowed, why) => {
    expect(whyRefused(allowed, url)).toBe(why)
  })

  test.each([
    ['a name for loopback', '127.0.0.1'],
    ['a name for the same in IPv6', '::1'],
    ['a name for mapped IPv4', '::ffff:127.0.0.1'],
    ['a name for a link-local address with a zone', 'fe80::1%eth0'],
  ])('%s', async (_, address) => {
    const outcome = await send('http://hook.example:PORT/', [], { 'hook.example': [address] })
    expect(outcome).toEqual({ arrived: false, answer: closed(`hook.example (${address})`), again: false })
  })

  test('a name that stands for another address as soon as it was looked at', async () => {
    const names = { 'hook.example': ['127.0.0.2', '127.0.0.1'] }
    // Nobody listens at the address that was checked: where the name was looked up again, it would arrive.
    expect(await send('http://hook.example:PORT/', ['127.0.0.2'], names)).toMatchObject({
      arrived: false,
      answer: 'The connection was refused',
    })
    expect(await send('http://hook.example:PORT/', ['127.0.0.2'], names)).toMatchObject({
      arrived: false,
      answer: closed('hook.example (127.0.0.1)'),
    })
  })

  afterAll(() => expect(receiver.received).toEqual([]))
})

describe('what the operator allows is reached', () => {
  test.each([
    ['an address', ['127.0.0.1'], 'http://127.0.0.1:PORT/', {}],
    ['a range', ['10.0.0.0/8', '127.0.0.0/8'], 'http://127.0.0.1:PORT/', {}],
    ['mapped IPv4 of a range', ['127.0.0.0/8'], 'http://[::ffff:127.0.0.1]:PORT/', {}],
    ['a name', ['Hook.example'], 'http://hook.example:PORT/', { 'hook.example': ['127.0.0.1'] }],
    ['a name by its address', ['127.0.0.1'], 'http://hook.example:PORT/', { 'hook.example': ['127.0.0.1'] }],
    [
      'of several addresses the one that is allowed',
      ['127.0.0.1'],
      'http://hook.example:PORT/',
      { 'hook.example': [['10.0.0.1', '127.0.0.1']] },
    ],
  ])('%s', async (_, allowed, url, names) => {
    receiver.received.length = 0
    expect(await send(url, allowed, names)).toEqual({
      arrived: true,
      answer: 'HTTP 200: thanks',
      again: false,
    })
    expect(receiver.received).toHaveLength(1)
  })

  test('a name that is allowed allows no other name for the same address', async () => {
    const names = { 'other.example': ['127.0.0.1'] }
    expect(await send('http://other.example:PORT/', ['hook.example'], names)).toMatchObject({
      arrived: false,
    })
  })

  test('a name that nobody knows may be known later', async () => {
    expect(await send('http://nowhere.example/')).toEqual({
      arrived: false,
      answer: 'The host nowhere.example cannot be found',
      again: true,
    })
  })
})
