import type { Origin } from '../facility.ts'

/** A line of Slurm's accounting tree, whichever of its two texts it came from. Absent where the text does not say. */
export interface SlurmAssociation {
  readonly origin: Origin
  readonly cluster: string
  readonly account: string
  /** Absent for an account's own line. */
  readonly user?: string
  readonly parent?: string
  readonly partition?: string
  readonly description?: string
  readonly organization?: string
  /** `Administrator` or `Operator`. */
  readonly adminLevel?: string
  /** Accounts this user coordinates. */
  readonly coordinates: readonly string[]
  readonly defaultAccount?: string
  /** As Slurm prints it, for example `cpu=600000,gres/gpu=12000`: TRES minutes. */
  readonly grpTresMins?: string
  /** Names of limits that were set and have no place in Tenure. */
  readonly otherLimits: readonly string[]
}

/** What names of options and columns mean; letters and digits alone, in lower case. */
const MEANINGS = new Map(
  Object.entries({
    cluster: 'cluster',
    account: 'account',
    acct: 'account',
    name: 'account',
    user: 'user',
    partition: 'partition',
    parname: 'parent',
    parentname: 'parent',
    parentid: 'ignored',
    parid: 'ignored',
    description: 'description',
    descr: 'description',
    desc: 'description',
    organization: 'organization',
    org: 'organization',
    adminlevel: 'adminLevel',
    admin: 'adminLevel',
    coordinator: 'coordinates',
    coordinators: 'coordinates',
    coordaccounts: 'coordinates',
    grptresmins: 'grpTresMins',
    grpcpumins: 'grpCpuMins',
    defaultaccount: 'defaultAccount',
    defacct: 'defaultAccount',
    defaultwckey: 'ignored',
    defwckey: 'ignored',
    wckeys: 'ignored',
    id: 'ignored',
    lft: 'ignored',
    rgt: 'ignored',
    lineage: 'ignored',
    lastconsumed: 'ignored',
    fairshare: 'fairshare',
    share: 'fairshare',
    shares: 'fairshare',
  }),
)

/** What an option or a column says, or `limit:` and its name where Tenure keeps nothing of it. */
export const meaningOf = (name: string): string => MEANINGS.get(name) ?? `limit:${name}`

/** `Fairshare=2147483647` in a dump, and `parent` in a listing, both say: takes its parent's share. */
export const FAIRSHARE_PARENT = '2147483647'

/** A limit's value that sets nothing. */
export const isNoLimit = (value: string): boolean =>
  value === '' || value === '-1' || value === FAIRSHARE_PARENT || value === 'parent'

export type RawFields = ReadonlyMap<string, string>

/** Turns fields by meaning into an association; limits of which Tenure keeps nothing are kept by name only. */
export function toAssociation(
  fields: RawFields,
  fixed: Pick<SlurmAssociation, 'origin' | 'cluster' | 'account' | 'parent' | 'user'>,
) {
  const get = (name: string): string | undefined => fields.get(name) || undefined
  const cpuMinutes = get('grpCpuMins')
  const budget = get('grpTresMins') ?? (cpuMinutes === undefined ? undefined : `cpu=${cpuMinutes}`)
  const otherLimits = [...fields]
    .filter(([name, value]) => name.startsWith('limit:') && !isNoLimit(value))
    .map(([name]) => name.slice(6))
  const optionalFields = {
    partition: get('partition'),
    description: get('description'),
    organization: get('organization'),
    adminLevel: get('adminLevel'),
    defaultAccount: get('defaultAccount'),
    grpTresMins: budget,
  }
  const given = Object.fromEntries(Object.entries(optionalFields).filter(([, value]) => value !== undefined))
  const coordinates = (get('coordinates') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const association: SlurmAssociation = { ...fixed, ...given, coordinates, otherLimits }
  return association
}
