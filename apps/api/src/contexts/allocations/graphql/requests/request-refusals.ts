import { builder } from '../../../../kernel/builder.ts'
import { RefusalInterface } from '../../../../kernel/graphql/refusal-types.ts'
import { person, UserRef } from '../../../identity/index.ts'
import {
  AlreadyApprovedByYou,
  ApprovalRuleNameTaken,
  GrantedByRequest,
  RequestAlreadyDecided,
  RequestElsewhere,
  RequestIncomplete,
} from '../../refusals/requests.ts'
import { RequestState } from './request-enums.ts'

const interfaces = [RefusalInterface]

builder.objectType(RequestAlreadyDecided, {
  name: 'RequestAlreadyDecided',
  description: 'Somebody else decided the request first.',
  interfaces,
  fields: (t) => ({
    state: t.field({
      type: RequestState,
      description: 'What they decided.',
      resolve: ({ state }) => state as typeof RequestState.$inferType,
    }),
    decidedBy: t.field({
      type: UserRef,
      nullable: true,
      description: 'Who.',
      resolve: ({ decidedById }, _args, ctx) => person(ctx, decidedById, {}),
    }),
    decidedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ decidedAt }) => decidedAt }),
  }),
})
builder.objectType(RequestElsewhere, {
  name: 'RequestElsewhere',
  description: 'Where the request stands now, that can’t be done to it.',
  interfaces,
  fields: (t) => ({
    state: t.field({
      type: RequestState,
      description: 'Where it stands.',
      resolve: ({ state }) => state as typeof RequestState.$inferType,
    }),
  }),
})
builder.objectType(RequestIncomplete, {
  name: 'RequestIncomplete',
  description: 'Something is missing before the request can be submitted.',
  interfaces,
  fields: (t) => ({
    partsMissing: t.stringList({ description: 'What, each in words.', resolve: ({ missing }) => [...missing] }),
  }),
})
builder.objectType(AlreadyApprovedByYou, {
  name: 'AlreadyApprovedByYou',
  description: 'The viewer has approved the request already; others are still to.',
  interfaces,
  fields: (t) => ({
    approvalsMissing: t.exposeInt('missing', { description: 'How many approvals are still missing.' }),
  }),
})
builder.objectType(GrantedByRequest, {
  name: 'GrantedByRequest',
  description: 'More of the resource type comes by a decided request, or from the facility, alone.',
  interfaces,
})
builder.objectType(ApprovalRuleNameTaken, {
  name: 'ApprovalRuleNameTaken',
  description: 'There is already an approval rule of this name.',
  interfaces,
})
