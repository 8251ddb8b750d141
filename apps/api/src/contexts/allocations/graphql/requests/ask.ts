import type { InputFieldBuilder, SchemaTypes } from '@pothos/core'
import { builder } from '../../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { ProjectArchived } from '../../../projects/index.ts'
import { draftRequest } from '../../operations/requests/draft-request.ts'
import { editRequest } from '../../operations/requests/edit-request.ts'
import { submitRequest } from '../../operations/requests/submit-request.ts'
import { withdrawRequest } from '../../operations/requests/withdraw-request.ts'
import { AllocationNotStorage } from '../../refusals/data-shares.ts'
import { FieldNotMeant } from '../../refusals/grants.ts'
import { RequestAlreadyDecided, RequestElsewhere, RequestIncomplete } from '../../refusals/requests.ts'
import { ResourceTypeRetired } from '../../refusals/resource-types.ts'
import { quantityRefusals, spanRefusals } from '../allocation-refusals.ts'
import { AllocationModel, BillingPeriod, Renewal, StorageSubtype } from '../enums.ts'
import { QuestionRef } from './question.ts'
import { RequestKind } from './request-enums.ts'
import { RequestRef } from './request.ts'

const AnswerInput = builder.inputType('AnswerInput', {
  description: 'An answer to a question of the resource type.',
  fields: (t) => ({
    questionId: t.globalID({ required: true, for: QuestionRef, description: 'The question.' }),
    answer: t.string({
      required: true,
      description: 'Text, a number, one of the choices, or `YES` or `NO`; empty to take it away.',
    }),
  }),
})

const askedFields = <Types extends SchemaTypes>(t: InputFieldBuilder<Types, 'InputObject'>) => ({
  justification: t.string({ description: 'Why it is needed, as Markdown.' }),
})

const terms = {
  quantity: 'Of a new allocation: how much. Of a change: as how much.',
  endsAt: 'Of a change or a renewal: until when.',
}

const DraftRequestInput = builder.inputType('DraftRequestInput', {
  description: 'What is asked. A draft may lack what it is submitted with; what its kind has no use for is refused.',
  fields: (t) => ({
    ...operationFields(t),
    kind: t.field({ type: RequestKind, required: true, description: 'What is asked for.' }),
    projectId: t.globalID({ required: true, description: 'For which project.' }),
    resourceTypeId: t.globalID({ description: 'Of a new allocation: of which resource type.' }),
    allocationId: t.globalID({ description: 'Of every other kind: which allocation.' }),
    ...askedFields(t),
    quantity: t.field({ type: 'Decimal', description: terms.quantity }),
    endsAt: t.field({ type: 'DateTime', description: terms.endsAt }),
    model: t.field({ type: AllocationModel, description: 'Of a new allocation: how; SUBSCRIPTION if absent.' }),
    billingPeriod: t.field({ type: BillingPeriod, description: 'Of a new subscription; a month if absent.' }),
    renewal: t.field({ type: Renewal, description: 'Of a new subscription; AUTO if absent.' }),
    periods: t.int({ description: 'Of a new subscription that does not renew by itself; one if absent.' }),
    lifetimeMonths: t.int({ description: 'Of a new condo; the resource type’s if absent.' }),
    startsAt: t.field({ type: 'DateTime', description: 'Of a new allocation; from when it is approved, if absent.' }),
    dataShareName: t.string({ description: 'Of a data share: its name.' }),
    storageSubtype: t.field({
      type: StorageSubtype,
      description: 'Of a data share: how it is reached; POSIX if absent.',
    }),
    answers: t.field({ type: [AnswerInput], description: 'Answers to the resource type’s questions.' }),
  }),
})

const answersOf = (answers: readonly (typeof AnswerInput.$inferInput)[] | null | undefined) =>
  answers?.map(({ questionId, answer }) => ({ questionId: questionId.id, answer }))

const askingRefusals = [...commonRefusals, ...quantityRefusals, ...spanRefusals, FieldNotMeant]
const standingRefusals = [RequestAlreadyDecided, RequestElsewhere]

builder.mutationField('draftRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Begins a request for a project: a draft, seen by the project alone until it is submitted.',
    errors: { types: [...askingRefusals, ProjectArchived, ResourceTypeRetired, AllocationNotStorage] },
    args: { input: t.arg({ type: DraftRequestInput, required: true, description: 'What is asked.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await draftRequest(ctx, {
        ...input,
        projectId: input.projectId.id,
        resourceTypeId: input.resourceTypeId?.id,
        allocationId: input.allocationId?.id,
        answers: answersOf(input.answers),
      })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const EditRequestInput = builder.inputType('EditRequestInput', {
  description: 'What of a request is to change; what is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: RequestRef, description: 'The request.' }),
    resourceTypeId: t.globalID({ description: 'Of a new allocation: of which resource type.' }),
    ...askedFields(t),
    quantity: t.field({ type: 'Decimal', description: terms.quantity }),
    endsAt: t.field({ type: 'DateTime', description: terms.endsAt }),
    model: t.field({ type: AllocationModel, description: 'Of a new allocation: how.' }),
    billingPeriod: t.field({ type: BillingPeriod, description: 'Of a new subscription.' }),
    renewal: t.field({ type: Renewal, description: 'Of a new subscription.' }),
    periods: t.int({ description: 'Of a new subscription that does not renew by itself.' }),
    lifetimeMonths: t.int({ description: 'Of a new condo.' }),
    startsAt: t.field({ type: 'DateTime', description: 'Of a new allocation.' }),
    dataShareName: t.string({ description: 'Of a data share: its name.' }),
    storageSubtype: t.field({ type: StorageSubtype, description: 'Of a data share: how it is reached.' }),
    answers: t.field({ type: [AnswerInput], description: 'Answers that change.' }),
  }),
})

builder.mutationField('editRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Changes what is asked, while it is a draft or was sent back.',
    errors: { types: [...askingRefusals, ...standingRefusals] },
    args: { input: t.arg({ type: EditRequestInput, required: true, description: 'The changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editRequest(ctx, {
        ...input,
        id: input.id.id,
        resourceTypeId: input.resourceTypeId?.id,
        answers: answersOf(input.answers),
      })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

export const RequestInput = builder.inputType('AllocationRequestInput', {
  description: 'Which request.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: RequestRef, description: 'The request.' }),
  }),
})

builder.mutationField('submitRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Puts a request before those who decide; again, where it was sent back.',
    errors: { types: [...commonRefusals, ...standingRefusals, RequestIncomplete] },
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which request.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await submitRequest(ctx, { ...input, id: input.id.id })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('withdrawRequest', (t) =>
  t.prismaField({
    type: RequestRef,
    description: 'Takes a request back, or throws a draft away.',
    errors: { types: [...commonRefusals, ...standingRefusals] },
    args: { input: t.arg({ type: RequestInput, required: true, description: 'Which request.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await withdrawRequest(ctx, { ...input, id: input.id.id })
      return ctx.tx.allocationRequest.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
