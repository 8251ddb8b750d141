/** A role that a provider gives. */
export interface RoleRule {
  readonly value: string
  readonly role: string
}

/** Rules as they are typed: a line each, `hpc-admins = resource_manager`. */
export const showRoleRules = (rules: readonly RoleRule[]): string =>
  rules.map(({ value, role }) => `${value} = ${role}`).join('\n')

/** The typed rules; the first line that is none, in `wrong`. The last = parts, for values hold some themselves: `cn=lab`. */
export function readRoleRules(typed: string): { readonly rules: readonly RoleRule[]; readonly wrong?: string } {
  const rules: RoleRule[] = []
  for (const line of typed.split('\n').filter((text) => text.trim() !== '')) {
    const at = line.lastIndexOf('=')
    const [value, role] = [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()]
    if (at < 0 || value === '' || role === '') return { rules, wrong: line.trim() }
    rules.push({ value, role })
  }
  return { rules }
}
