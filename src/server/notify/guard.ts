import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { isPublic, listOf } from './addresses.ts'

/** The address of a service is none that Poise may reach. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
}

/** As Node's own `dns.lookup` when it is asked for all addresses. */
export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Opens connections for services to addresses that are public, or that the operator allowed. The check is made on the very
 * address that is then connected to, so that a name cannot stand for one when it is checked and for another afterwards.
 *
 * @param allowed names of hosts, addresses and ranges of them
 */
export function guardedConnector(
  allowed: readonly string[],
  connectMs: number,
  lookup: Lookup = systemLookup,
): buildConnector.connector {
  const { names, mayReach } = openTo(allowed)

  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const open = names.has(hostname.toLowerCase())
        ? found
        : found.filter(({ address }) => mayReach(withoutZone(address)))
      const [first] = open
      if (first === undefined) return callback(refusal(hostname, found[0]?.address), '')
      if (options.all) return callback(null, open)
      return callback(null, first.address, first.family)
    })
  }

  const connect = buildConnector({ timeout: connectMs, lookup: guardedLookup })
  return (options, callback) => {
    // Node looks up names only: what is an address already is checked here.
    const address = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(address) !== 0 && !mayReach(address)) return callback(refusal(address, address), null)
    return connect(options, callback)
  }
}

/** What besides public addresses the operator allowed. */
function openTo(allowed: readonly string[]) {
  const list = listOf(allowed.filter(isAddressOrRange))
  return {
    names: new Set(allowed.filter((entry) => !isAddressOrRange(entry)).map((name) => name.toLowerCase())),
    mayReach: (address: string) =>
      isPublic(address) || list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6'),
  }
}

/** https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const LOCALHOST = /^(.+\.)?localhost\.?$/

/**
 * Why a URL may not be reached, as far as it tells so itself: its host is an address, or stands for this machine. What other
 * names stand for is known when they are connected to.
 */
export function whyRefused(allowed: readonly string[], url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const address = isIP(host) !== 0 ? host : LOCALHOST.test(host) ? '127.0.0.1' : undefined
  const { names, mayReach } = openTo(allowed)
  if (address === undefined || names.has(host) || mayReach(address)) return undefined
  return refusal(host, address).message
}

function isAddressOrRange(entry: string): boolean {
  return isIP(entry.split('/')[0] ?? '') !== 0
}

/** `fe80::1%eth0` is an address and the interface it is meant for. */
const withoutZone = (address: string) => address.split('%')[0] ?? address

function refusal(hostname: string, address = 'no address'): AddressRefused {
  const what = hostname === address ? address : `${hostname} (${address})`
  return new AddressRefused(
    `Poise may not reach ${what}, which is not public. POISE_NOTIFY_ALLOW can allow it`,
  )
}
