import type { Facility } from '../../facility.ts'
import type { Problems } from '../../problem.ts'
import { byCodeUnit, type MachineState } from '../state.ts'
import { toBytes } from './bytes.ts'

/** How much one data share may hold. */
export interface Quota {
  readonly share: string
  /** The project's key. */
  readonly project: string
  /** POSIX, S3_LIKE or DATABASE, from Tenure; whatever the machine's file says, from it. */
  readonly kind: string
  readonly bytes: string
}

/** A cell holds no NUL and no half of a pair, and spaces around it don't count. */
export const cellOf = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()

/** The quotas of the data shares whose allocation is in force; the others are told and left out. */
export function wantedQuotas({ facility, at }: MachineState, problems: Problems): Quota[] {
  const units = new Map(facility.resourceTypes.map(({ name, unit }) => [name, unit]))
  const allocations = new Map(facility.allocations.map((allocation) => [allocation.key, allocation]))
  const living = new Set(facility.projects.filter(({ status }) => status !== 'ARCHIVED').map(({ key }) => key))
  return facility.dataShares
    .flatMap((share) => {
      const { project, name, allocationKey, subtype, origin } = share
      const where = { ...origin, column: 'allocation' }
      const allocation = allocations.get(allocationKey)
      const runs = allocation && allocation.start <= at && (allocation.end === null || at < allocation.end)
      if (allocation === undefined || !runs || !living.has(project)) {
        const message = `${name} of ${project} has no running allocation of a living project, so no quota was written for it.`
        problems.warning({ at: where, code: 'LEFT_OUT', message, value: name })
        return []
      }
      const bytes = toBytes(allocation.quantity, units.get(allocation.resourceType) ?? '')
      if (bytes !== undefined)
        return [{ share: cellOf(name), project: cellOf(project), kind: subtype, bytes: bytes.toString() }]
      const message = `${allocation.resourceType} is not counted in bytes, so ${name} of ${project} has no quota. Give the type a unit such as TB or TiB.`
      problems.warning({ at: where, code: 'LEFT_OUT', message, value: name })
      return []
    })
    .sort((a, b) => byCodeUnit(a.project, b.project) || byCodeUnit(a.share, b.share))
}

/** Who may use a data share: its security group's members, or its project's group's. */
export function usersByShare(facility: Facility): Map<string, readonly string[]> {
  const groups = new Map(facility.securityGroups.map(({ name, members }) => [name, members]))
  const defaults = new Map(facility.projects.map(({ key, defaultSecurityGroup }) => [key, defaultSecurityGroup]))
  return new Map(
    facility.dataShares.map(({ project, name, group }) => [
      `${cellOf(project)}\0${cellOf(name)}`,
      groups.get(group ?? defaults.get(project) ?? '') ?? [],
    ]),
  )
}
