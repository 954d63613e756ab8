import { BlockList, isIP } from 'node:net'

/*
 * Addresses that are not on the public internet, which whoever may set up a service must not reach through this machine:
 * https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const CLOSED_V4 = [
  '0.0.0.0/8', // this network, and the unspecified address
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared behind carriers; metadata of some clouds
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's own, for its machines
  '169.254.0.0/16', // link-local; metadata of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
]

/** What is open of IPv6: neither loopback, mapped IPv4, NAT64, unique-local, link-local nor multicast is in it. */
const GLOBAL_V6 = '2000::/3'

const CLOSED_V6 = [
  '2001::/23', // protocols, Teredo
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which holds any IPv4
  '3fff::/20', // documentation
]

const closedV4 = listOf(CLOSED_V4)
const globalV6 = listOf([GLOBAL_V6])
const closedV6 = listOf(CLOSED_V6)

/** Whether everybody on the internet could reach this address. */
export function isPublic(address: string): boolean {
  return isIP(address) === 4
    ? !closedV4.check(address)
    : isIP(address) === 6 && globalV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6')
}

/** A list of addresses and ranges such as `10.1.0.0/16`; IPv4 is also known in its IPv6 form. */
export function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
