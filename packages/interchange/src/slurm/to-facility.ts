import {
  emptyFacility,
  type Allocation,
  type Facility,
  type Note,
  type Origin,
  type Person,
  type Project,
  type ResourceType,
} from '../facility.ts'
import type { Problems } from '../problem.ts'
import type { SlurmAssociation } from './association.ts'
import { toBudgets } from './budgets.ts'
import { choosePi, coordinatorsByAccount, type PiChoice } from './choose-pi.ts'
import type { SlurmOptions } from './options.ts'
import { toPeople } from './people.ts'
import { accountNotes, remarkOnAssumptions, remarkOnLimits } from './remarks.ts'
import { accountsByName, ROOT, type SlurmAccount } from './tree.ts'

export interface SlurmSources {
  readonly associations: readonly SlurmAssociation[]
  readonly knownPeople: readonly Person[]
  readonly options: SlurmOptions
}

const toProject = (
  { key, places }: { readonly key: string; readonly places: readonly SlurmAccount[] },
  { pi = '', coordinators }: PiChoice,
  options: SlurmOptions,
): Project => {
  const { origin } = places[0]?.own ?? { origin: { file: '', line: 0 } }
  const members = new Map<string, Origin>()
  for (const { user, origin: at } of places.flatMap(({ users }) => users))
    if (user !== undefined && user !== pi && user !== ROOT && !members.has(user)) members.set(user, at)
  const role = options.memberRole ?? 'VIEWER'
  return {
    origin,
    key,
    name: key,
    description: places.find(({ own }) => own.description !== undefined)?.own.description ?? '',
    piUsername: pi,
    status: 'ACTIVE',
    managers: coordinators.filter((username) => username !== pi),
    members: [...members].map(([username, at]) => ({ origin: at, username, role })),
    billing: {},
  }
}

const reportNoPi = (places: readonly SlurmAccount[], why: string, problems: Problems): void => {
  const own = places[0]?.own
  if (own === undefined) return
  const users = new Set(places.flatMap((place) => place.users.map(({ user }) => user))).size
  const waiting = users === 0 ? '' : ` Its ${users === 1 ? 'member waits' : `${users} members wait`} for it.`
  const message = `Who is the PI of account ${own.account}? Slurm does not say: ${why}. Add a line “${own.account},<username>” to a pis.csv (columns account,pi) beside the file, or name a PI for all accounts without one.${waiting}`
  problems.error({ at: own.origin, code: 'PI_UNKNOWN', message, value: own.account })
}

/** Makes accounts projects, users members and budgets of minutes allocations in hours; `docs/import.md` has the map. */
export function slurmToFacility({ associations, knownPeople, options }: SlurmSources, problems: Problems): Facility {
  const accounts = accountsByName(associations)
  const coordinators = coordinatorsByAccount(associations)
  const projects: Project[] = []
  const allocations: Allocation[] = []
  const types = new Map<string, ResourceType>()
  const notes: Note[] = []
  const pis = new Map<string, Origin>()
  for (const [key, places] of accounts) {
    const choice = choosePi(key, { places, coordinators: coordinators.get(key) ?? [] }, options)
    if (choice.pi === undefined) {
      reportNoPi(places, choice.why ?? '', problems)
      continue
    }
    const project = toProject({ key, places }, choice, options)
    const budgets = toBudgets(places, { accounts, options, problems })
    projects.push(project)
    pis.set(project.piUsername, project.origin)
    notes.push(...accountNotes(places))
    for (const allocation of budgets.allocations) allocations.push(allocation)
    for (const type of budgets.resourceTypes) if (!types.has(type.name)) types.set(type.name, type)
  }
  const { file = '' } = associations[0]?.origin ?? {}
  const domain =
    options.emailDomain ?? `${(associations[0]?.cluster || 'slurm').replace(/[^A-Za-z0-9-]/g, '-')}.invalid`
  const { people, madeUp } = toPeople({ associations, pis, known: knownPeople, emailDomain: domain })
  remarkOnLimits(associations, problems)
  remarkOnAssumptions({ file, budgets: allocations.length, madeUp, domain }, options, problems)
  return { ...emptyFacility(), people, resourceTypes: [...types.values()], projects, allocations, notes }
}
