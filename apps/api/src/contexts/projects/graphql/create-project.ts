import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested, TeamRef, UserRef } from '../../identity/index.ts'
import { createProject } from '../operations/create-project.ts'
import { BillingMissing, CardNumberInBilling, PersonNotActive, ProjectNameTaken } from '../refusals.ts'
import { BillingInput } from './billing.ts'

const CreateProjectInput = builder.inputType('CreateProjectInput', {
  description: 'A new project.',
  fields: (t) => ({
    ...operationFields(t),
    name: t.string({ required: true, description: 'Unique among the PI’s living projects.' }),
    description: t.string({ description: 'What it is about.' }),
    teamId: t.globalID({ for: TeamRef, description: 'The team it belongs to.' }),
    piId: t.globalID({ for: UserRef, description: 'Its PI; absent, the viewer.' }),
    billing: t.field({ type: BillingInput, description: 'Where its costs go.' }),
    activate: t.boolean({ description: 'Whether it is to be active at once; needs billing.' }),
  }),
})

builder.mutationField('createProject', (t) =>
  t.prismaField({
    type: 'Project',
    description: 'Makes a project, with its short id and a security group of its own.',
    errors: {
      types: [...commonRefusals, ProjectNameTaken, CardNumberInBilling, BillingMissing, PersonNotActive, NotAttested],
    },
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'The project.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createProject(ctx, { ...input, piId: input.piId?.id, teamId: input.teamId?.id })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
