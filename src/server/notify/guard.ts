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
  const list = listOf(allowed.filter(isAddressOrRange))
  const names = new Set(allowed.filter((entry) => !isAddressOrRange(entry)).map((name) => name.toLowerCase()))

  const mayReach = (address: string) =>
    isPublic(address) || list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

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
