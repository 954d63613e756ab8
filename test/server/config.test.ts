import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'

test('without settings', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    data: resolve('data'),
    email: 'admin@localhost',
    token: undefined,
    url: undefined,
    databaseUrl: undefined,
    clickhouseUrl: undefined,
    clickhouseCluster: undefined,
    rateLimit: undefined,
    smtp: undefined,
    key: undefined,
    notifyAllow: [],
    embed: [],
  })
})

test.each([
  ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
  ['PORT', '0', { port: 0 }],
  ['PORT', ' 8080 ', { port: 8080 }],
  ['PORT', '', { port: 3000 }],
  ['POISE_DATA', '/var/lib/poise', { data: '/var/lib/poise' }],
  ['POISE_EMAIL', 'ops@example.com', { email: 'ops@example.com' }],
  ['POISE_TOKEN', 'eightchr', { token: 'eightchr' }],
  ['POISE_RATE_LIMIT', '6000', { rateLimit: 6000 }],
  ['POISE_URL', 'https://poise.example.com/', { url: 'https://poise.example.com' }],
  ['DATABASE_URL', 'postgresql://u:p@db/poise', { databaseUrl: 'postgresql://u:p@db/poise' }],
  ['POISE_SMTP', 'smtp://mail:25', { smtp: { url: 'smtp://mail:25', from: 'Poise <admin@localhost>' } }],
  [
    'POISE_SMTP',
    'smtps://me:p%40ss@mail.example.com?from=poise@example.com',
    { smtp: { url: 'smtps://me:p%40ss@mail.example.com', from: 'Poise <poise@example.com>' } },
  ],
  ['POISE_KEY', 'a key of sixteen or more', { key: 'a key of sixteen or more' }],
  [
    'POISE_NOTIFY_ALLOW',
    'localhost, hooks.internal 10.0.0.0/8,127.0.0.1 fd00::/8,::1',
    { notifyAllow: ['localhost', 'hooks.internal', '10.0.0.0/8', '127.0.0.1', 'fd00::/8', '::1'] },
  ],
  [
    'POISE_EMBED',
    'https://wiki.example.com, http://10.0.0.1:8080',
    { embed: ['https://wiki.example.com', 'http://10.0.0.1:8080'] },
  ],
  ['CLICKHOUSE_URL', 'https://u:p@ch:8443/poise', { clickhouseUrl: 'https://u:p@ch:8443/poise' }],
])('%s=%s', (name, value, expected) => {
  expect(readConfig({ [name]: value })).toMatchObject(expected)
})

test('a cluster needs a ClickHouse server', () => {
  const env = { CLICKHOUSE_URL: 'http://ch:8123', CLICKHOUSE_CLUSTER: 'main' }
  expect(readConfig(env).clickhouseCluster).toBe('main')
})

test.each([
  [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535, but is "http"'],
  [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535, but is "65536"'],
  [{ PORT: '80.5' }, 'PORT must be a number from 0 to 65535, but is "80.5"'],
  [{ POISE_RATE_LIMIT: '0' }, 'POISE_RATE_LIMIT must be a whole number of 1 or more, but is "0"'],
  [{ PORT: '0x50' }, 'PORT must be a number from 0 to 65535, but is "0x50"'],
  [{ POISE_EMAIL: 'ops:a@b' }, 'POISE_EMAIL must be an email address, but is "ops:a@b"'],
  [{ POISE_TOKEN: 'with:colon' }, 'POISE_TOKEN may hold only ASCII letters, digits and signs, and no colon'],
  [{ POISE_TOKEN: 'short' }, 'POISE_TOKEN must have 8 characters or more'],
  [{ POISE_URL: 'poise' }, 'POISE_URL must be a URL that begins with http:// or https://, but is "poise"'],
  [
    { DATABASE_URL: 'mysql://root:secret@db/x' },
    'DATABASE_URL must be a URL that begins with postgres:// or postgresql://, but is "mysql://***@db/x"',
  ],
  [
    { DATABASE_URL: 'root:se:c/ret@db' },
    'DATABASE_URL must be a URL that begins with postgres:// or postgresql://, but is "***@db"',
  ],
  [
    { POISE_SMTP: 'me:hush@mail' },
    'POISE_SMTP must be a URL that begins with smtp:// or smtps://, but is "***@mail"',
  ],
  [{ POISE_SMTP: 'smtp://' }, 'POISE_SMTP must name a host, as smtp://host:port does'],
  [{ POISE_SMTP: 'smtp://mail?pool=1' }, 'POISE_SMTP may end in ?from= only, but has "pool"'],
  [{ POISE_SMTP: 'smtp://mail?from=me' }, 'from in POISE_SMTP must be an email address, but is "me"'],
  [{ POISE_KEY: 'short' }, 'POISE_KEY must have 16 characters or more'],
  [{ CLICKHOUSE_CLUSTER: 'main' }, 'CLICKHOUSE_CLUSTER needs CLICKHOUSE_URL'],
  [
    { CLICKHOUSE_CLUSTER: 'a b', CLICKHOUSE_URL: 'http://ch' },
    'CLICKHOUSE_CLUSTER must be a plain name, but is "a b"',
  ],
])('%o is refused', (env, message) => {
  expect(() => readConfig(env)).toThrow(new ConfigError(message))
})

test.each(['*', 'wiki.example.com', 'https://wiki.example.com/', "'self'", 'data:', 'https://a.com;'])(
  'POISE_EMBED may not hold %s',
  (wrong) => {
    const message = `POISE_EMBED must list origins such as https://wiki.example.com, but has "${wrong}"`
    expect(() => readConfig({ POISE_EMBED: `https://a.com ${wrong}` })).toThrow(new ConfigError(message))
  },
)

test.each(['10.0.0.0/33', '10.0.0', '10.0.0.0/', 'http://a', '*.internal', '::1/129', 'a/8', '10.0.0.0/8/8'])(
  'POISE_NOTIFY_ALLOW may not hold %s',
  (wrong) => {
    const message = `POISE_NOTIFY_ALLOW must list hosts, addresses or ranges such as 10.1.0.0/16, but has "${wrong}"`
    expect(() => readConfig({ POISE_NOTIFY_ALLOW: `localhost ${wrong}` })).toThrow(new ConfigError(message))
  },
)
