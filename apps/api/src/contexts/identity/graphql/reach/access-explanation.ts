import { builder } from '../../../../kernel/builder.ts'
import { NotAllowed, NotFound } from '../../../../kernel/refusals.ts'
import { explainAccess, type Explanation, type ExplainedAction } from '../../reach/explain-access.ts'
import { person } from '../person.ts'
import { UserRef } from '../user.ts'
import { ApiTokenRef } from '../api-token.ts'
import { AccessActionType, AccessPathType } from './access-path.ts'

const ExplainedActionType = builder.objectRef<ExplainedAction>('ExplainedAction').implement({
  description: 'Whether a person may do something with an object, and why.',
  fields: (t) => ({
    action: t.field({ type: AccessActionType, description: 'What.', resolve: ({ action }) => action }),
    allowed: t.exposeBoolean('allowed', { description: 'Whether they may: as the policies of the tables decide it.' }),
    sentence: t.exposeString('sentence', { description: 'In words.' }),
    paths: t.field({
      type: [AccessPathType],
      description: 'Every way that lets them; each alone would do.',
      resolve: ({ ways }) => [...ways],
    }),
  }),
})

const ExplanationType = builder.objectRef<Explanation>('AccessExplanation').implement({
  description: 'What a person may do with an object, and by which ways.',
  fields: (t) => ({
    user: t.prismaField({
      type: UserRef,
      description: 'The person.',
      resolve: async (query, { userId }, _args, ctx) => (await person(ctx, userId, query))!,
    }),
    objectId: t.globalID({ description: 'The object.', resolve: ({ type, id }) => ({ type: type.typename, id }) }),
    label: t.exposeString('label', { description: 'The object’s name.' }),
    hindrance: t.exposeString('hindrance', {
      nullable: true,
      description: 'Why nothing is allowed whatever ways there are: a suspended person, a token that has ended.',
    }),
    actions: t.field({
      type: [ExplainedActionType],
      description: 'Every action that such an object knows.',
      resolve: ({ actions }) => [...actions],
    }),
  }),
})

builder.queryField('accessExplanation', (t) =>
  t.field({
    type: ExplanationType,
    description:
      'Whether a person may see an object, change it and so on, and by which ways. Everyone may ask about themselves; who sees all roles and memberships, about everybody; a project’s PI and a data share’s steward, about these.',
    errors: { types: [NotFound, NotAllowed] },
    args: {
      userId: t.arg.globalID({ required: true, for: UserRef, description: 'The person.' }),
      objectId: t.arg.globalID({ required: true, description: 'A project or a data share.' }),
      apiTokenId: t.arg.globalID({
        for: ApiTokenRef,
        description: 'A token of theirs: what a program may by it, no more than its scopes name.',
      }),
    },
    resolve: (_root, { userId, objectId, apiTokenId }, ctx) =>
      explainAccess(ctx, {
        userId: userId.id,
        object: { typename: objectId.typename, id: objectId.id },
        apiTokenId: apiTokenId?.id ?? null,
      }),
  }),
)
