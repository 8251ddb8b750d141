import type {
  Allocation,
  AllocationStatus,
  DataShare,
  Facility,
  Person,
  Project,
  ResourceShare,
} from '@tenure/interchange'
import type { KnownAllocation, KnownFacility } from './known.ts'

const origin = { file: '', line: 0 }

/** Present properties alone: the files' types know no undefined. */
const given = <T extends object>(properties: T) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

const statusAt = ({ start, end }: KnownAllocation, now: string): AllocationStatus =>
  start > now ? 'PENDING' : end !== null && end <= now ? 'ENDED' : 'ACTIVE'

/** What is known as the plain facility that files hold: what import compares with, and export writes. */
export function facilityOf(known: KnownFacility, now: Date): Facility {
  const at = now.toISOString()
  const usernames = new Map(known.people.map(({ id, username }) => [id, username]))
  const keys = new Map(known.projects.map(({ id, key }) => [id, key]))
  const types = new Map(known.types.map(({ id, name }) => [id, name]))
  const groups = new Map(known.groups.map(({ id, name }) => [id, name]))
  const allocationKeys = new Map(known.allocations.map(({ id, key }) => [id, key]))
  const user = (id: string) => usernames.get(id) ?? ''
  const key = (id: string) => keys.get(id) ?? ''
  const inOrder = (ids: readonly string[]) => ids.map(user).sort()
  return {
    people: known.people
      .filter(({ removed }) => !removed)
      .map(({ username, email, fullName, status, roles, defaultProjectId }): Person => ({
        origin,
        username,
        email,
        fullName,
        status,
        roles,
        ...given({ defaultProject: defaultProjectId && key(defaultProjectId) }),
      })),
    resourceTypes: known.types.map(({ name, unit, isStorage, lifetimeMonths }) => ({
      origin,
      name,
      unit,
      isStorage,
      lifetimeMonths,
    })),
    securityGroups: known.groups.map(({ name, externalId, memberIds }) => ({
      origin,
      name,
      members: inOrder(memberIds),
      ...given({ externalId }),
    })),
    projects: known.projects.map((project): Project => ({
      origin,
      key: project.key,
      publicId: project.publicId,
      name: project.name,
      description: project.description,
      piUsername: user(project.piId),
      status: project.status,
      managers: inOrder(project.managerIds),
      members: project.members.map(({ userId, role }) => ({ origin, username: user(userId), role })),
      ...given({
        phase: project.phase,
        defaultSteward: project.stewardId && user(project.stewardId),
        defaultSecurityGroup: groups.get(project.groupId),
      }),
      billing: given({
        costCentre: project.billing?.['costCentre'],
        purchaseOrder: project.billing?.['purchaseOrder'],
        grantCode: project.billing?.['grantCode'],
      }),
    })),
    // One that was ended at its very start grants nothing, and no file can say it.
    allocations: known.allocations
      .filter(({ start, end }) => end === null || end > start)
      .map((row): Allocation => ({
        origin,
        key: row.key,
        project: key(row.projectId),
        resourceType: types.get(row.typeId) ?? '',
        model: row.model,
        quantity: row.quantity,
        start: row.start,
        end: row.end,
        renewal: row.renewal,
        status: statusAt(row, at),
        ...given({ billingPeriod: row.billingPeriod, lifetimeMonths: row.lifetimeMonths }),
      })),
    shares: known.shares
      .filter(({ startsAt }) => startsAt <= now)
      .map((row): ResourceShare => ({
        origin,
        source: key(row.sourceId),
        recipient: key(row.recipientId),
        resourceType: row.typeId && (types.get(row.typeId) ?? ''),
        percent: row.percent,
        kind: row.kind,
      })),
    dataShares: known.dataShares.map((row): DataShare => ({
      origin,
      project: key(row.projectId),
      name: row.name,
      allocationKey: allocationKeys.get(row.allocationId) ?? '',
      subtype: row.subtype,
      ...given({
        steward: row.stewardInherited ? null : user(row.stewardId),
        group: row.groupInherited ? null : groups.get(row.groupId),
      }),
    })),
    notes: [],
  }
}
