import type { CommandInput } from '../command.ts'
import { atServer } from './at-server.ts'
import type { FacilityDoor } from './door.ts'
import { inDatabase } from './in-database.ts'

/** The options that say which facility, and as whom. */
export const doorOptions = { tenant: { type: 'string' }, as: { type: 'string' }, server: { type: 'string' } } as const

export const doorHelp = [
  '--as EMAIL       who does it: with their permissions, named in the audit log',
  '--tenant SLUG    where that person is known to more than one tenant',
  '--server URL     a running server instead of this installation’s database, with an API token in TENURE_TOKEN',
]

/** Opens the facility the options name; close it at the end. */
export function openDoor({ environment, options }: CommandInput): Promise<FacilityDoor> {
  const given = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
  const server = given('server')
  return server === undefined
    ? inDatabase(environment, { tenant: given('tenant'), as: given('as') })
    : Promise.resolve(atServer(server, environment.token))
}
