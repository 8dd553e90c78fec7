import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

/** Finds the addresses of a name; the system's resolver unless a test has its own. */
export type Resolve = (host: string) => Promise<readonly string[]>

export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** A network such as 10.1.0.0/16 that an administrator allows though it is not public. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>

/** Networks parted by commas; throws on what is none. */
export function parseNetworks(text: string): Network[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => ipaddr.parseCIDR(one))
}

function isAllowed(address: string, allowed: readonly Network[]): boolean {
  const real = ipaddr.process(address)
  return allowed.some(([network, bits]) => network.kind() === real.kind() && real.match(network, bits))
}

/**
 * Whether we may connect to this address: a public one, or one in an allowed network. An IPv4 address inside an IPv6 one
 * counts as what it is; every other form that stands for another address (6to4, NAT64, Teredo) is refused.
 */
function mayConnect(address: string, allowed: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false
  return isAllowed(address, allowed) || ipaddr.process(address).range() === 'unicast'
}

/** Where to connect for an address of the web: one that was resolved and checked. */
export interface Destination {
  readonly url: URL
  /** The address itself, so that nothing is resolved again. */
  readonly address: string
}

/** Why nothing is sent there. */
export class NotSent extends Error {}

/**
 * Resolves the name once and checks every address that it has: one that we may not connect to refuses them all. Throws
 * NotSent with the reason.
 */
export async function destinationOf(text: string, allowed: readonly Network[], resolve: Resolve): Promise<Destination> {
  const url = URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw new NotSent('The address is not one of the web.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => [])
  const [address] = addresses
  if (address === undefined) throw new NotSent('The name of the host was not found.')
  if (!addresses.every((one) => mayConnect(one, allowed)))
    throw new NotSent('The host is in a network that nothing is sent to.')
  // In clear only where an administrator has said so: inside a network of one's own.
  if (url.protocol === 'http:' && !addresses.every((one) => isAllowed(one, allowed)))
    throw new NotSent('The address must begin with https://.')
  return { url, address }
}
