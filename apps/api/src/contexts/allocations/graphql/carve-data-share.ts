import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested } from '../../identity/index.ts'
import { carveDataShare } from '../operations/carve-data-share.ts'
import { PersonNotActive, ProjectArchived } from '../../projects/index.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import {
  AllocationAlreadyShared,
  AllocationNotActive,
  AllocationNotStorage,
  DataShareNameTaken,
} from '../refusals/data-shares.ts'
import { StorageSubtype } from './enums.ts'
export const CarveDataShareInput = builder.inputType('CarveDataShareInput', {
  description: 'What is carved from what.',
  fields: (t) => ({
    ...operationFields(t),
    allocationId: t.globalID({ required: true, description: 'A running storage allocation of the project itself.' }),
    name: t.string({ required: true, description: 'Unique among the project’s living data shares.' }),
    storageSubtype: t.field({ type: StorageSubtype, required: true, description: 'How it is reached.' }),
    dataStewardId: t.globalID({ description: 'Its own data steward; absent, the project’s.' }),
    securityGroupId: t.globalID({ description: 'Its own security group; absent, the project’s.' }),
    force: t.boolean({
      description: 'Carves even what recipients have drawn from: they are then overdrawn, and both sides are told.',
    }),
  }),
})

/** What the operation takes of it. */
export const carveDataShareInput = (input: typeof CarveDataShareInput.$inferInput) => ({
  ...input,
  allocationId: input.allocationId.id,
  dataStewardId: input.dataStewardId?.id,
  securityGroupId: input.securityGroupId?.id,
})

export const carveDataShareRefusals = [
  ...commonRefusals,
  AllocationNotStorage,
  AllocationAlreadyShared,
  AllocationNotActive,
  DataShareNameTaken,
  PersonNotActive,
  NotAttested,
  ProjectArchived,
  BelowWhatIsDrawn,
]

builder.mutationField('carveDataShare', (t) =>
  t.prismaField({
    type: 'DataShare',
    description: 'Carves a data share from one storage allocation: the whole of it, which can then no longer be lent.',
    errors: { types: carveDataShareRefusals },
    args: { input: t.arg({ type: CarveDataShareInput, required: true, description: 'What is carved from what.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await carveDataShare(ctx, carveDataShareInput(input))
      return ctx.tx.dataShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
