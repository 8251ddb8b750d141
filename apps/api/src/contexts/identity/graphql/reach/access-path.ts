import { builder } from '../../../../kernel/builder.ts'
import {
  accessActions,
  type AccessAction,
  endOf,
  sentenceOf,
  type Step,
  type StepKind,
  stepsOf,
  type Way,
  wayKinds,
} from '../../reach/words.ts'

const described = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.fromEntries(
    (Object.entries(words) as [Key, string][]).map(([key, description]) => [key, { description }]),
  ) as Record<Key, { description: string }>

export const AccessActionType = builder.enumType('AccessAction', {
  description: 'What can be done with an object. Not every type of object knows every action.',
  values: described(accessActions),
})

export const AccessPathKindType = builder.enumType('AccessPathKind', {
  description: 'By which way a person reaches an object.',
  values: described(wayKinds),
})

const StepKindType = builder.enumType('AccessStepKind', {
  description: 'What a step of a way is.',
  values: described<StepKind>({
    ROLE: 'A role.',
    PERMISSION: 'A permission of the catalogue.',
    SECURITY_GROUP: 'A security group.',
    PROJECT: 'A project.',
    DATA_SHARE: 'A data share.',
  }),
})

const StepType = builder.objectRef<Step>('AccessStep').implement({
  description: 'One step of a way, between the person and the object.',
  fields: (t) => ({
    kind: t.field({ type: StepKindType, description: 'What it is.', resolve: ({ kind }) => kind }),
    relation: t.exposeString('relation', {
      description: 'How the person, or the step before, comes to it: “holds the role”.',
    }),
    label: t.exposeString('label', { description: 'Its name.' }),
    nodeId: t.globalID({
      nullable: true,
      description: 'The id of what it is, where that is an object; whether the viewer may see it is another question.',
      resolve: ({ row }) => (row ? { type: row.typename, id: row.id } : null),
    }),
  }),
})

export const AccessPathType = builder.objectRef<Way>('AccessPath').implement({
  description: 'One way by which a person reaches an object; each alone would do.',
  fields: (t) => ({
    kind: t.field({ type: AccessPathKindType, description: 'Which way.', resolve: ({ kind }) => kind }),
    actions: t.field({
      type: [AccessActionType],
      description: 'What it lets them do.',
      resolve: ({ actions }) => inOrder(actions),
    }),
    sentence: t.string({ description: 'In words, without the person.', resolve: sentenceOf }),
    steps: t.field({
      type: [StepType],
      description: 'From the person to the object; none where the person is directly its something.',
      resolve: stepsOf,
    }),
    until: t.field({ type: 'DateTime', nullable: true, description: 'When it ends by itself.', resolve: endOf }),
  }),
})

const order = Object.keys(accessActions) as AccessAction[]
/** Actions in the order of their list, whatever order they came in. */
export const inOrder = (actions: readonly AccessAction[]): AccessAction[] =>
  order.filter((action) => actions.includes(action))
