import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { MOST_RECORDS, recordUsage, type UsageRecorded } from '../../operations/usage/record-usage.ts'
import { CapPassed, UsageUnreadable, UseNotCovered } from '../../refusals/usage.ts'

const amounts = {
  own: 'From own allocations.',
  received: 'From what shares give.',
  defaultProject: 'From PIs’ default projects.',
  overdrawn: 'Beyond what was left.',
  uncharged: 'That nothing was left for.',
} as const

const ChargedType = builder.objectRef<UsageRecorded['charged']>('UsageCharged').implement({
  description: 'What use falls on; below zero where it was corrected.',
  fields: (t) =>
    Object.fromEntries(
      (Object.keys(amounts) as (keyof typeof amounts)[]).map((name) => [
        name,
        t.field({ type: 'Decimal', description: amounts[name], resolve: (charged) => charged[name] }),
      ]),
    ),
})

const RecordedType = builder.objectRef<UsageRecorded>('UsageRecorded').implement({
  description: 'Use as it was recorded.',
  fields: (t) => ({
    new: t.int({ description: 'How many records are new.', resolve: ({ counts }) => counts.new }),
    changed: t.int({ description: 'How many correct an earlier one.', resolve: ({ counts }) => counts.changed }),
    same: t.int({ description: 'How many stood already.', resolve: ({ counts }) => counts.same }),
    unknownPeople: t.stringList({
      description: 'Usernames that are nobody’s here: what they used counts for the project alone.',
      resolve: ({ unknownPeople }) => unknownPeople.map(({ username }) => username),
    }),
    charged: t.field({ type: ChargedType, description: 'What it falls on.', resolve: ({ charged }) => charged }),
  }),
})

const RecordInput = builder.inputType('UsageRecordInput', {
  description: 'One thing that was used.',
  fields: (t) => ({
    externalId: t.string({ required: true, description: 'Unique within the origin; told again, it corrects.' }),
    account: t.string({ required: true, description: 'A project’s public id, or an account that is mapped.' }),
    cluster: t.string({ description: 'Where, where accounts differ by it.' }),
    username: t.string({ description: 'Who used it.' }),
    resourceType: t.string({ required: true, description: 'What, by its name.' }),
    quantity: t.field({ type: 'Decimal', required: true, description: 'How much in all, in the type’s unit.' }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'From when.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'Until when: the day that is charged.' }),
    note: t.string({ description: 'What for.' }),
  }),
})

const RecordUsageInput = builder.inputType('RecordUsageInput', {
  description: 'Use as a program tells it.',
  fields: (t) => ({
    ...operationFields(t),
    origin: t.string({ required: true, description: 'Which program, instrument or file system tells it.' }),
    records: t.field({ type: [RecordInput], required: true, description: `1 to ${MOST_RECORDS} of them.` }),
    holdLimits: t.boolean({
      description: 'Refuses all of it where a limit or a cap would be passed; absent, what has happened is recorded.',
    }),
  }),
})

builder.mutationField('recordUsage', (t) =>
  t.field({
    type: RecordedType,
    description:
      'Records use and charges it: each day of each project by the order of drawResource, in the period in which it was used. The same again changes nothing. Needs usage:record.',
    errors: { types: [...commonRefusals, UsageUnreadable, CapPassed, UseNotCovered] },
    args: { input: t.arg({ type: RecordUsageInput, required: true, description: 'What was used.' }) },
    resolve: (_root, { input }, ctx) => recordUsage(ctx, input),
  }),
)
