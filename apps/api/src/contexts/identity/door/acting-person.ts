import type { Database } from '../../../kernel/database/database.ts'
import type { As } from '../../../kernel/database/told.ts'
import { Refusal } from '../../../kernel/refusal.ts'

/** Who acts, as the command line names them. */
export interface ActingPerson {
  /** The tenant's slug; may be left out where the login is known to one tenant alone. */
  readonly tenant: string | undefined
  readonly login: string
}

/** Nobody, or more than one, is meant. */
class UnknownPerson extends Refusal {}

interface Candidate {
  tenant_id: string
  tenant_slug: string
  user_id: string
  status: string
}

/** The person whom the command line names. @throws UnknownPerson */
export async function actingPerson(database: Database, { tenant, login }: ActingPerson): Promise<As> {
  const lease = await database.lease()
  try {
    await lease.client.query('begin; set local role tenure_door')
    const { rows } = await lease.client.query<Candidate>('select * from identity.sign_in_candidates($1, $2)', [
      tenant ?? null,
      login,
    ])
    const active = rows.filter(({ status }) => status === 'ACTIVE')
    const [person, ...others] = active
    if (!person)
      throw new UnknownPerson(
        `Nobody active is known as “${login}”${tenant ? ` in the tenant “${tenant}”` : ''}. Give an address with --as, and the tenant’s short name with --tenant.`,
      )
    if (others.length > 0)
      throw new UnknownPerson(
        `“${login}” is known in ${active.map(({ tenant_slug }) => tenant_slug).join(', ')}. Choose one with --tenant.`,
      )
    return { tenantId: person.tenant_id, userId: person.user_id }
  } finally {
    await lease.client.query('rollback')
    lease.release()
  }
}
