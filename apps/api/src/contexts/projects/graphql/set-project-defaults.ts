import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested, AccessDifferenceType, SecurityGroupRef, UserRef } from '../../identity/index.ts'
import { setProjectDefaults } from '../operations/set-project-defaults.ts'
import { PersonNotActive, ProjectArchived } from '../refusals.ts'
import { ProjectRef } from './project.ts'

const SetProjectDefaultsInput = builder.inputType('SetProjectDefaultsInput', {
  description:
    'Who keeps a project’s data shares and who reaches them, where a share does not say otherwise. What is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    projectId: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
    dataStewardId: t.globalID({ for: UserRef, description: 'The steward; null: the PI again.' }),
    securityGroupId: t.globalID({ for: SecurityGroupRef, description: 'The security group.' }),
  }),
})

type Set = Awaited<ReturnType<typeof setProjectDefaults>>

const Defaults = builder.objectRef<Set>('ProjectDefaultsSet').implement({
  description: 'The project with its new defaults, and whom they move.',
  fields: (t) => ({
    project: t.prismaField({
      type: 'Project',
      description: 'The project.',
      resolve: (query, { id }, _args, ctx) => ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) }),
    }),
    access: t.field({
      type: AccessDifferenceType,
      description: 'Who comes to reach its data shares, and who no longer does.',
      resolve: (set) => set,
    }),
  }),
})

builder.mutationField('setProjectDefaults', (t) =>
  t.field({
    type: Defaults,
    description:
      'Sets a project’s default data steward and security group; the data shares that inherit them move in the same moment.',
    errors: { types: [...commonRefusals, PersonNotActive, NotAttested, ProjectArchived] },
    args: { input: t.arg({ type: SetProjectDefaultsInput, required: true, description: 'The defaults.' }) },
    resolve: (_root, { input }, ctx) => {
      const { dataStewardId, securityGroupId, ...fields } = input
      return setProjectDefaults(ctx, {
        ...fields,
        projectId: input.projectId.id,
        ...(dataStewardId === undefined ? {} : { dataStewardId: dataStewardId?.id ?? null }),
        securityGroupId: securityGroupId?.id,
      })
    },
  }),
)
