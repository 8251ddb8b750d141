import type { Facility, Project } from '../facility.ts'
import type { SourceFile } from '../input/source-file.ts'
import type { Problem } from '../problem.ts'

/** What a project may use of a resource type, shares counted, in the type's unit. */
export interface Entitled {
  readonly project: string
  readonly resourceType: string
  readonly entitlement: string
  /** What is left of it. */
  readonly headroom: string
}

/** The facility as its machines should have it, at one moment. */
export interface MachineState {
  /** UTC instant, ISO 8601. */
  readonly at: string
  readonly facility: Facility
  readonly entitlements: readonly Entitled[]
}

/** What is written for a machine, and what could not be said in its terms. */
export interface MachineWriting {
  readonly file: SourceFile
  readonly warnings: readonly Problem[]
}

export const fileOf = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) })

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The facility without those who may not work: machines give no access to who is suspended or removed. */
export function workingFacility({ facility }: Pick<MachineState, 'facility'>): Facility {
  const working = new Set(
    facility.people.filter(({ status }) => status !== 'SUSPENDED').map(({ username }) => username),
  )
  const may = (username: string) => working.has(username)
  return {
    ...facility,
    projects: facility.projects.map((project) => ({
      ...project,
      piUsername: may(project.piUsername) ? project.piUsername : '',
      managers: project.managers.filter(may),
      members: project.members.filter(({ username }) => may(username)),
    })),
    securityGroups: facility.securityGroups.map((group) => ({ ...group, members: group.members.filter(may) })),
  }
}

/** Everyone who works in a project, once each. */
export const peopleOf = ({ piUsername, managers, members }: Project): string[] =>
  [...new Set([piUsername, ...managers, ...members.map(({ username }) => username)])].filter((name) => name !== '')
