import fc from 'fast-check'
import type { Member, Project } from '../facility.ts'
import { MEMBER_ROLES, PROJECT_STATUSES } from '../vocabulary.ts'
import { maybe, nowhere, type AnyText } from './any-text.ts'

const members = (name: AnyText['name']): fc.Arbitrary<Member[]> =>
  fc.uniqueArray(fc.record({ origin: fc.constant(nowhere), username: name, role: fc.constantFrom(...MEMBER_ROLES) }), {
    selector: ({ username }) => username.toLowerCase(),
    maxLength: 3,
  })

/** A project with members, billing, and hostile texts wherever a text may stand. */
export const anyProject = ({ text, name, names }: AnyText): fc.Arbitrary<Project> =>
  fc
    .tuple(
      fc.record({
        origin: fc.constant(nowhere),
        key: name,
        name,
        description: text,
        piUsername: name,
        status: fc.constantFrom(...PROJECT_STATUSES),
        managers: names,
        members: members(name),
      }),
      fc.tuple(maybe('publicId', name), maybe('phase', name)),
      fc.tuple(maybe('defaultSteward', name), maybe('defaultSecurityGroup', name)),
      fc.tuple(maybe('costCentre', name), maybe('purchaseOrder', name), maybe('grantCode', name)),
    )
    .map(([base, [publicId, phase], [steward, group], [centre, order, grant]]) => ({
      ...base,
      ...publicId,
      ...phase,
      ...steward,
      ...group,
      billing: { ...centre, ...order, ...grant },
    }))
