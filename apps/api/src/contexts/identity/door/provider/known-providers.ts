import type pg from 'pg'
import type { Configuration } from 'openid-client'
import type { OutgoingHttp } from '../../../../kernel/http/outgoing.ts'
import type { Seal } from '../../../../kernel/seal.ts'
import { discover, type Provider } from './openid.ts'

interface Row {
  tenant_id: string
  id: string
  issuer: string
  client_id: string
  client_secret_encrypted: Buffer | null
  scopes: string[]
  roles_claim: string | null
  version: number
}

/** Where a provider's client secret is kept: sealed for it alone. */
export const placeOfProvider = (tenantId: string, id: string) => `provider/${tenantId}/${id}`

const freshMs = 10 * 60_000
const remembered = 100

/** Providers with what they say of themselves, which is asked every ten minutes at most, and anew when a provider was edited. */
export class KnownProviders {
  readonly #known = new Map<string, { readonly until: number; readonly config: Promise<Configuration> }>()
  readonly #door: pg.Pool
  readonly #kept: Seal | undefined
  readonly #outgoing: OutgoingHttp

  constructor({ door, kept, outgoing }: { door: pg.Pool; kept: Seal | undefined; outgoing: OutgoingHttp }) {
    this.#door = door
    this.#kept = kept
    this.#outgoing = outgoing
  }

  /** The provider of this id; undefined where there is none that is enabled. @throws where it can't be asked */
  async find(id: string): Promise<{ provider: Provider; config: Configuration } | undefined> {
    const { rows } = await this.#door.query<Row>('select * from identity.provider_at_door($1)', [id])
    const [row] = rows
    if (!row) return undefined
    const sealed = row.client_secret_encrypted
    const provider: Provider = {
      issuer: row.issuer,
      clientId: row.client_id,
      clientSecret: sealed ? this.#kept?.open(sealed, placeOfProvider(row.tenant_id, row.id)) : undefined,
      scopes: row.scopes,
      rolesClaim: row.roles_claim,
    }
    return { provider, config: await this.#configuration(`${id} ${row.version}`, provider) }
  }

  #configuration(key: string, provider: Provider): Promise<Configuration> {
    const known = this.#known.get(key)
    if (known && known.until > Date.now()) return known.config
    const config = discover(this.#outgoing, provider)
    this.#known.delete(key)
    for (const old of this.#known.keys()) {
      if (this.#known.size < remembered) break
      this.#known.delete(old)
    }
    this.#known.set(key, { until: Date.now() + freshMs, config })
    // What failed is not remembered.
    config.catch(() => this.#known.delete(key))
    return config
  }
}
