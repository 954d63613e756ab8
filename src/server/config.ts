import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** Settings come from the environment only, and only here. */
export interface Config {
  host: string
  port: number
  /** Folder of the embedded engines. */
  data: string
  /** The account's email: the user of HTTP Basic. */
  email: string
  /** The first admin token, when the operator chose it. */
  token: string | undefined
  /** Public base URL without a slash at the end; used in links and Location headers. */
  url: string | undefined
  databaseUrl: string | undefined
  clickhouseUrl: string | undefined
  clickhouseCluster: string | undefined
  /** Measurements that one token may post in a minute; undefined where there is no limit. */
  rateLimit: number | undefined
  /** How mail leaves; undefined where none can. */
  smtp: Smtp | undefined
  /** Seals the secrets of services; undefined where they are kept as they are. */
  key: string | undefined
  /** Hosts, addresses and ranges that notifications may reach although they are not public. */
  notifyAllow: readonly string[]
  /** Days that snapshots are kept; undefined where they are kept until they are deleted. */
  snapshotDays: number | undefined
  /** Origins whose pages may show snapshots and read-only spaces in a frame. */
  embed: readonly string[]
}

export interface Smtp {
  /** Of the server, with user and password. */
  url: string
  /** The sender, as it stands in a mail. */
  from: string
}

/** Why the server cannot start: the message is one line for the terminal, saying what to change. */
export class StartError extends Error {
  override name = 'StartError'
}

/** A setting that cannot be used. */
export class ConfigError extends StartError {
  override name = 'ConfigError'
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * @param data the folder of the embedded engines unless POISE_DATA says otherwise
 * @throws ConfigError naming the first bad setting.
 */
export function readConfig(env: Env, data = './data'): Config {
  return {
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: port(env),
    data: resolve(text(env, 'POISE_DATA') ?? data),
    email: email(env),
    token: token(env),
    url: url(env, 'POISE_URL', ['http:', 'https:'])?.replace(/\/+$/, ''),
    databaseUrl: url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    clickhouseUrl: url(env, 'CLICKHOUSE_URL', ['http:', 'https:']),
    clickhouseCluster: cluster(env),
    rateLimit: atLeastOne(env, 'POISE_RATE_LIMIT', 15),
    smtp: smtp(env),
    key: key(env),
    notifyAllow: notifyAllow(env),
    snapshotDays: atLeastOne(env, 'POISE_SNAPSHOT_DAYS', 5),
    embed: embed(env),
  }
}

function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function port(env: Env): number {
  const value = text(env, 'PORT') ?? '3000'
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, but is "${value}"`)
  }
  return number
}

/** Of HTTP Basic, where the first colon ends the user. */
function email(env: Env): string {
  const value = text(env, 'POISE_EMAIL') ?? 'admin@localhost'
  if (!/^[^\s:@]+@[^\s:@]+$/.test(value))
    throw new ConfigError(`POISE_EMAIL must be an email address, but is "${value}"`)
  return value
}

function token(env: Env): string | undefined {
  const value = text(env, 'POISE_TOKEN')
  if (value !== undefined && value.length < 8)
    throw new ConfigError('POISE_TOKEN must have 8 characters or more')
  if (value !== undefined && !/^[!-9;-~]+$/.test(value))
    throw new ConfigError('POISE_TOKEN may hold only ASCII letters, digits and signs, and no colon')
  return value
}

function url(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    const forms = protocols.map((protocol) => `${protocol}//`).join(' or ')
    throw new ConfigError(
      `${name} must be a URL that begins with ${forms}, but is "${withoutPassword(value)}"`,
    )
  }
  return value
}

/** What stands before the last `@` may be a password, whatever else is wrong with the URL. */
function withoutPassword(value: string): string {
  return value.replace(/^(\w+:\/\/)?.*@/, '$1***@')
}

function cluster(env: Env): string | undefined {
  const value = text(env, 'CLICKHOUSE_CLUSTER')
  if (value === undefined) return undefined
  if (!/^\w+$/.test(value))
    throw new ConfigError(`CLICKHOUSE_CLUSTER must be a plain name, but is "${value}"`)
  if (text(env, 'CLICKHOUSE_URL') === undefined)
    throw new ConfigError('CLICKHOUSE_CLUSTER needs CLICKHOUSE_URL')
  return value
}

/** `?from=` says who mails are from; without it they are from the account. */
function smtp(env: Env): Smtp | undefined {
  const value = url(env, 'POISE_SMTP', ['smtp:', 'smtps:'])
  if (value === undefined) return undefined
  const parsed = new URL(value)
  if (parsed.hostname === '') throw new ConfigError('POISE_SMTP must name a host, as smtp://host:port does')
  const { from = email(env), ...others } = Object.fromEntries(parsed.searchParams)
  const [other] = Object.keys(others)
  if (other !== undefined) throw new ConfigError(`POISE_SMTP may end in ?from= only, but has "${other}"`)
  if (!/^[^\s:@<>]+@[^\s:@<>]+$/.test(from))
    throw new ConfigError(`from in POISE_SMTP must be an email address, but is "${from}"`)
  parsed.search = ''
  return { url: parsed.href, from: `Poise <${from}>` }
}

function key(env: Env): string | undefined {
  const value = text(env, 'POISE_KEY')
  if (value !== undefined && value.length < 16)
    throw new ConfigError('POISE_KEY must have 16 characters or more')
  return value
}

/** `localhost, 10.1.0.0/16`: by commas or spaces. */
function list(env: Env, name: string): readonly string[] {
  return (text(env, name) ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
}

function embed(env: Env): readonly string[] {
  const origins = list(env, 'POISE_EMBED')
  const wrong = origins.find(
    (one) => !/^https?:\/\/[\w.:[\]-]+$/.test(one) || !URL.canParse(one) || new URL(one).origin !== one,
  )
  if (wrong === undefined) return origins
  throw new ConfigError(`POISE_EMBED must list origins such as https://wiki.example.com, but has "${wrong}"`)
}

function notifyAllow(env: Env): readonly string[] {
  const entries = list(env, 'POISE_NOTIFY_ALLOW')
  const wrong = entries.find((entry) => !isHostOrRange(entry))
  if (wrong === undefined) return entries
  throw new ConfigError(
    `POISE_NOTIFY_ALLOW must list hosts, addresses or ranges such as 10.1.0.0/16, but has "${wrong}"`,
  )
}

function isHostOrRange(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/')
  const family = isIP(address)
  if (bits === undefined) return family !== 0 || /^(?![\d.]+$)[\w-]+(\.[\w-]+)*$/.test(address)
  return more.length === 0 && family !== 0 && /^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

function atLeastOne(env: Env, name: string, digits: number): number | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  if (!/^[1-9]\d*$/.test(value) || value.length > digits)
    throw new ConfigError(`${name} must be a whole number of 1 or more, but is "${value}"`)
  return Number(value)
}
