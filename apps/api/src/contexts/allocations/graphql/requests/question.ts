import { builder } from '../../../../kernel/builder.ts'
import { nodeKey } from '../../../../kernel/keys.ts'
import { QuestionKind } from './request-enums.ts'

export const QuestionRef = builder.prismaNode('ResourceTypeQuestion', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    wording: t.exposeString('wording', { description: 'The question. One that is worded anew is another one.' }),
    help: t.exposeString('help', { nullable: true, description: 'What to think of when answering.' }),
    kind: t.field({
      type: QuestionKind,
      description: 'What an answer is.',
      resolve: ({ kind }) => kind as typeof QuestionKind.$inferType,
    }),
    choices: t.exposeStringList('choices', { description: 'Of a CHOICE: what can be chosen.' }),
    isRequired: t.exposeBoolean('isRequired', { description: 'Whether a request is submitted only with an answer.' }),
    retiredAt: t.expose('retiredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is no longer asked; null while it is.',
    }),
  }),
})

builder.prismaObjectField('ResourceType', 'questions', (t) =>
  t.relation('resourceTypeQuestions', {
    description: 'What whoever asks for it is asked, in order.',
    query: { where: { retiredAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  }),
)
