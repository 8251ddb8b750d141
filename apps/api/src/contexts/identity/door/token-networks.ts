import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Credential } from '../../../kernel/database/transaction.ts'

/** The most pairs of a token and an address remembered; beyond it all are asked about anew. */
const remembered = 10_000

/**
 * Tells the database of each address a token comes from, once a process: a network that is new to the token is written
 * into the trail. Nobody waits for it.
 */
export function tokenNetworks(door: pg.Pool, log: FastifyBaseLogger): (credential: Credential) => void {
  const seen = new Set<string>()
  return ({ hash, ip, userAgent, requestId }) => {
    const pair = `${hash.toString('base64')} ${ip}`
    if (!ip || seen.has(pair)) return
    if (seen.size >= remembered) seen.clear()
    seen.add(pair)
    const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
    void door
      .query('select identity.token_used($1, $2, $3, $4)', [hash, address, userAgent, requestId])
      .catch((error: unknown) => {
        seen.delete(pair)
        log.warn({ err: error }, 'The network of a token could not be remembered')
      })
  }
}
