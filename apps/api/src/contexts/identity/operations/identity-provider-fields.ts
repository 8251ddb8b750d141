import { InvalidInput } from '../../../kernel/refusals.ts'

/** One rule of a provider's roles: what stands in its claim, and the role that it gives. */
export interface RoleRule {
  readonly value: string
  readonly role: string
}

/** What can be said of an identity provider. */
export interface IdentityProviderFields {
  readonly name?: string | null | undefined
  readonly issuer?: string | null | undefined
  readonly clientId?: string | null | undefined
  readonly scopes?: readonly string[] | null | undefined
  readonly linking?: 'NONE' | 'EXTERNAL_ID' | 'VERIFIED_EMAIL' | null | undefined
  readonly createsPeople?: boolean | null | undefined
  readonly rolesClaim?: string | null | undefined
  readonly roleRules?: readonly RoleRule[] | null | undefined
  readonly isEnabled?: boolean | null | undefined
}

function checked(value: string, { field, most }: { field: string; most: number }): string {
  const trimmed = value.trim()
  if (trimmed.length === 0 || trimmed.length > most)
    throw new InvalidInput(`This has 1 to ${most} characters.`, [field])
  return trimmed
}

function checkedIssuer(issuer: string): string {
  const trimmed = checked(issuer, { field: 'issuer', most: 500 })
  if (!URL.canParse(trimmed) || !/^https?:$/.test(new URL(trimmed).protocol))
    throw new InvalidInput('An issuer is an address: https://id.example.org, as the provider writes it itself.', [
      'issuer',
    ])
  return trimmed
}

function checkedScopes(scopes: readonly string[]): string[] {
  const all = [...new Set(['openid', ...scopes.map((scope) => scope.trim()).filter(Boolean)])]
  const wrong = all.find((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
  if (wrong !== undefined || all.length > 20)
    throw new InvalidInput('Scopes are words without blanks, twenty at most.', ['scopes'])
  return all
}

/** Rules as they are stored: what stands in the claim, and all the roles it gives. */
function mappingOf(rules: readonly RoleRule[]): Record<string, string[]> {
  const mapping = new Map<string, Set<string>>()
  for (const { value, role } of rules) {
    const key = checked(value, { field: 'roleRules', most: 200 })
    mapping.set(key, (mapping.get(key) ?? new Set()).add(role.trim()))
  }
  return Object.fromEntries([...mapping].map(([value, roles]) => [value, [...roles].sort()]))
}

/** What is said of a field, checked; nothing where nothing is said. */
const said = <T>(
  value: T | null | undefined,
  column: (value: T) => Record<string, unknown>,
): Record<string, unknown> => (value === null || value === undefined ? {} : column(value))

/** The columns that the given fields set. What is absent sets none. @throws InvalidInput */
export function columnsOf(fields: IdentityProviderFields): Record<string, unknown> {
  const { rolesClaim } = fields
  return {
    ...said(fields.name, (name) => ({ name: checked(name, { field: 'name', most: 100 }) })),
    ...said(fields.issuer, (issuer) => ({ issuer: checkedIssuer(issuer) })),
    ...said(fields.clientId, (id) => ({ client_id: checked(id, { field: 'clientId', most: 500 }) })),
    ...said(fields.scopes, (scopes) => ({ scopes: checkedScopes(scopes) })),
    ...said(fields.linking, (linking) => ({ linking })),
    ...said(fields.createsPeople, (creates) => ({ creates_people: creates })),
    ...(rolesClaim !== undefined && { roles_claim: rolesClaim?.trim().slice(0, 100) || null }),
    ...said(fields.roleRules, (rules) => ({ role_mapping: JSON.stringify(mappingOf(rules)) })),
    ...said(fields.isEnabled, (isEnabled) => ({ is_enabled: isEnabled })),
  }
}
