import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { TeamRef } from '../../identity/index.ts'
import { editProject } from '../operations/edit-project.ts'
import { BillingMissing, CardNumberInBilling, ProjectArchived, ProjectNameTaken } from '../refusals.ts'
import { BillingInput } from './billing.ts'
import { ProjectRef, ProjectStatus } from './project.ts'

const EditProjectInput = builder.inputType('EditProjectInput', {
  description: 'What of a project is to change: what is left out stays, null takes away.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
    name: t.string({ description: 'Unique among the PI’s living projects.' }),
    description: t.string({ description: 'What it is about.' }),
    billing: t.field({ type: BillingInput, description: 'Where its costs go; replaces all of it.' }),
    status: t.field({
      type: ProjectStatus,
      description: 'How far it is. It becomes active only when it is known who pays.',
    }),
    phase: t.string({ description: 'Where the work stands, in the facility’s words.' }),
    priority: t.string({ description: 'How urgent it is, in the facility’s words.' }),
    license: t.string({ description: 'Under which licence its results stand.' }),
    teamId: t.globalID({ for: TeamRef, description: 'The team it belongs to.' }),
  }),
})

builder.mutationField('editProject', (t) =>
  t.prismaField({
    type: 'Project',
    description: 'Changes what a project says of itself.',
    errors: { types: [...commonRefusals, ProjectNameTaken, CardNumberInBilling, BillingMissing, ProjectArchived] },
    args: { input: t.arg({ type: EditProjectInput, required: true, description: 'The changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { teamId, ...fields } = input
      const { id } = await editProject(ctx, {
        ...fields,
        id: input.id.id,
        ...(teamId === undefined ? {} : { teamId: teamId?.id ?? null }),
      })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
