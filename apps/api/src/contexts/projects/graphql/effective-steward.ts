import { builder } from '../../../kernel/builder.ts'
import { byRow, bySameRow, bySql } from '../../../kernel/compiled/declare.ts'
import { UserRef } from '../../identity/index.ts'
import { ProjectRef } from './project.ts'

export const StewardReason = builder.enumType('StewardReason', {
  description: 'Why somebody is the data steward.',
  values: {
    OWN: { description: 'Named for this very share.' },
    PROJECT_DEFAULT: { description: 'The project’s default steward.' },
    PI: { description: 'The PI, since nobody else is named.' },
  } as const,
})

interface ResolvedPerson {
  readonly user: typeof UserRef.$inferType
  readonly reason: typeof StewardReason.$inferType
}

const ResolvedPersonType = builder.objectRef<ResolvedPerson>('ResolvedPerson').implement({
  description: 'Who it is, and why.',
  fields: (t) => ({
    user: t.field({
      type: UserRef,
      description: 'The person.',
      extensions: byRow({
        where: (k, { x }) =>
          `${k}.tenant_id = ${x}.tenant_id and ${k}.id = coalesce(${x}.default_data_steward_id, ${x}.pi_owner_id)`,
      }),
      resolve: ({ user }) => user,
    }),
    reason: t.field({
      type: StewardReason,
      description: 'Why.',
      extensions: bySql(
        ({ x }) => `case when ${x}.default_data_steward_id is null then 'PI' else 'PROJECT_DEFAULT' end`,
      ),
      resolve: ({ reason }) => reason,
    }),
  }),
})

builder.prismaObjectField(ProjectRef, 'effectiveDataSteward', (t) =>
  t.field({
    type: ResolvedPersonType,
    description: 'Who keeps its data shares, where one does not say otherwise, and why it is they.',
    extensions: bySameRow(),
    select: { piOwner: true, defaultDataSteward: true },
    resolve: ({ piOwner, defaultDataSteward }) =>
      defaultDataSteward
        ? { user: defaultDataSteward, reason: 'PROJECT_DEFAULT' as const }
        : { user: piOwner, reason: 'PI' as const },
  }),
)
