import { builder } from '../../../../kernel/builder.ts'
import { editFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { editResourceTypeQuestions } from '../../operations/requests/edit-resource-type-questions.ts'
import { ResourceTypeRef } from '../resource-type.ts'
import { QuestionRef } from './question.ts'
import { QuestionKind } from './request-enums.ts'

const QuestionInput = builder.inputType('QuestionInput', {
  description: 'A question of a resource type.',
  fields: (t) => ({
    id: t.globalID({ for: QuestionRef, description: 'Of a question that stands; absent, it is a new one.' }),
    wording: t.string({ required: true, description: 'The question.' }),
    help: t.string({ description: 'What to think of when answering.' }),
    kind: t.field({ type: QuestionKind, required: true, description: 'What an answer is.' }),
    choices: t.stringList({ description: 'Of a CHOICE: two or more.' }),
    isRequired: t.boolean({ required: true, description: 'Whether a request is submitted only with an answer.' }),
  }),
})

const EditResourceTypeQuestionsInput = builder.inputType('EditResourceTypeQuestionsInput', {
  description: 'All questions of a resource type.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ResourceTypeRef, description: 'The resource type.' }),
    questions: t.field({
      type: [QuestionInput],
      required: true,
      description: 'All of them, in order: those left out are asked no more.',
    }),
  }),
})

builder.mutationField('editResourceTypeQuestions', (t) =>
  t.prismaField({
    type: ResourceTypeRef,
    description:
      'Says what whoever asks for a resource type is asked. A question that changes is another one from then on: answers keep the wording they were given to.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: EditResourceTypeQuestionsInput, required: true, description: 'The questions.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const questions = input.questions.map((question) => ({ ...question, id: question.id?.id }))
      const { id } = await editResourceTypeQuestions(ctx, { ...input, id: input.id.id, questions })
      return ctx.tx.resourceType.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
