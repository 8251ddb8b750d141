import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface, commonRefusals, toldRefusal } from '../../../kernel/graphql/refusal-types.ts'
import { type Changed, changeAllocations } from '../operations/change-set/change-allocations.ts'
import type { RefusedRow } from '../operations/change-set/changes.ts'
import { ChangesRefused } from '../refusals/change-sets.ts'
import { ChangeAllocationsInput, changeAllocationsInput } from './allocation-change-input.ts'
import { allocationRow } from './rows.ts'

export const RefusedRowType = builder.objectRef<RefusedRow>('RefusedRow').implement({
  description: 'What stands against one row of a set.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'What the caller calls the row.' }),
    refusal: t.field({
      type: RefusalInterface,
      description: 'Cause and remedy; its field is one of the row.',
      resolve: ({ refusal }) => toldRefusal(refusal),
    }),
  }),
})

builder.objectType(ChangesRefused, {
  name: 'ChangesRefused',
  description: 'A set is done whole or not at all: some of its rows stand against it.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    rows: t.field({ type: [RefusedRowType], description: 'Those rows.', resolve: ({ rows }) => [...rows] }),
  }),
})

const ChangedRow = builder.objectRef<Changed['rows'][number]>('ChangedRow').implement({
  description: 'One row of a set that was done.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'What the caller calls the row.' }),
    allocation: t.prismaField({
      type: 'Allocation',
      nullable: true,
      description: 'The allocation as it stands now.',
      resolve: async (query, { id }, _args, ctx) => (await allocationRow(ctx, id, query)) ?? null,
    }),
  }),
})

const ChangedSet = builder.objectRef<Changed>('ChangedAllocations').implement({
  description: 'A set that was done.',
  fields: (t) => ({
    rows: t.field({
      type: [ChangedRow],
      description: 'Its rows, in the order asked.',
      resolve: ({ rows }) => [...rows],
    }),
  }),
})

export const changeAllocationsRefusals = [...commonRefusals, ChangesRefused]

builder.mutationField('changeAllocations', (t) =>
  t.field({
    type: ChangedSet,
    description:
      'Changes, ends and grants many allocations at once: all of it or nothing. It is judged as one change, by what is left once all of it is done.',
    errors: { types: changeAllocationsRefusals },
    args: {
      input: t.arg({ type: ChangeAllocationsInput, required: true, description: 'The rows, and why.' }),
    },
    resolve: (_root, { input }, ctx) => changeAllocations(ctx, changeAllocationsInput(input)),
  }),
)
