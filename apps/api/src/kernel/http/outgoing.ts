import { lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { Agent, fetch as undiciFetch } from 'undici'

/** Addresses that lie within: of this machine, of private networks, of cloud machines' own data, and such as are no machine's. */
const within = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  within.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  within.addSubnet(network, bits, 'ipv6')

/** Whether an address lies within; IPv4 in IPv6 is looked at as the IPv4 that it is. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPrivateAddress(mapped)
  return within.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Where we were told to go lies where nobody outside may send us. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress'
}

const limits = { bytes: 1_000_000, ms: 10_000 }

/**
 * The one way by which addresses that people configured are asked: never into private networks unless the installation
 * allows it, no redirect followed, one megabyte and ten seconds at most. The address is looked at when the connection
 * is made, so that a name can't point elsewhere between the question and the connection.
 */
export class OutgoingHttp {
  readonly #mayBePrivate: boolean
  readonly #agent: Agent

  constructor({ mayBePrivate }: { readonly mayBePrivate: boolean }) {
    this.#mayBePrivate = mayBePrivate
    this.#agent = new Agent({
      maxResponseSize: limits.bytes,
      headersTimeout: limits.ms,
      bodyTimeout: limits.ms,
      connect: {
        timeout: limits.ms,
        lookup: (host, options, callback) =>
          lookup(host, { ...options, all: true }, (error, addresses) => {
            if (error) return callback(error, [])
            if (!mayBePrivate && addresses.some(({ address }) => isPrivateAddress(address)))
              return callback(new PrivateAddress(`${host} lies in a private network.`), [])
            return callback(null, addresses)
          }),
      },
    })
  }

  /** As the platform's fetch. @throws PrivateAddress, TypeError when it can't be reached, DOMException when it took too long */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const host = url.hostname.replaceAll(/[[\]]/g, '')
    if (!this.#mayBePrivate && (url.protocol !== 'https:' || (isIP(host) !== 0 && isPrivateAddress(host))))
      throw new PrivateAddress(`${url.origin} is not asked: providers are asked by https, outside private networks.`)
    const signals = [AbortSignal.timeout(limits.ms), ...(init?.signal ? [init.signal] : [])]
    const answer = await undiciFetch(url, {
      ...(init as object),
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      dispatcher: this.#agent,
    })
    // The two kinds of Response are one; which types the platform's has depends on who compiles.
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
    return answer as unknown as Response
  }

  close(): Promise<void> {
    return this.#agent.close()
  }
}
