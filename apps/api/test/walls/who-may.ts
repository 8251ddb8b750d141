import { graphql, type GraphQLField } from 'graphql'
import type { Context } from '../../src/kernel/context.ts'
import { denialOf } from '../../src/kernel/denials.ts'
import { unwrapResolverError } from '@apollo/server/errors'
import { schema } from '../../src/schema.ts'
import { type Ours, type Question, questions } from './graph-walk.ts'

export type Mark = '✓' | '·'

export interface Root {
  readonly kind: 'query' | 'mutation'
  readonly field: GraphQLField<unknown, unknown>
}

/** Every field of the root, queries first, each kind by name. */
export const roots: readonly Root[] = [
  ...Object.values(schema.getQueryType()!.getFields()).map((field) => ({ kind: 'query', field }) as const),
  ...Object.values(schema.getMutationType()!.getFields()).map((field) => ({ kind: 'mutation', field }) as const),
].toSorted((a, b) => (a.kind === b.kind ? (a.field.name < b.field.name ? -1 : 1) : a.kind === 'query' ? -1 : 1))

export const nameOf = ({ kind, field }: Root): string => `${kind} ${field.name}`

let count = 0

/** What a question answers in a transaction that goes on as if it had never been asked. */
export async function answerOf(
  opened: Context,
  { document, variables }: { readonly document: string; readonly variables: object },
) {
  // A context of its own: what is remembered of a request is remembered by its context.
  const ctx: Context = { ...opened }
  const savepoint = `who_may_${++count}`
  await ctx.sql(`savepoint ${savepoint}`)
  try {
    return await graphql({ schema, source: document, variableValues: { ...variables }, contextValue: ctx })
  } finally {
    await ctx.sql(`rollback to savepoint ${savepoint}`)
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.every(isEmpty)) ||
  (typeof value === 'object' && 'edges' in value && (value.edges as unknown[]).length === 0) ||
  (typeof value === 'object' && 'count' in value && value.count === 0)

/**
 * Whether whoever asked may: they were shown something, or the deed was done, or what it was refused for was no matter of
 * permission. What is not there for somebody is what they may not.
 */
export async function mark(ctx: Context, { field }: Root, question: Question): Promise<Mark> {
  const { data, errors } = await answerOf(ctx, question)
  if (errors?.some((error) => denialOf(unwrapResolverError(error)))) return '·'
  const answer: unknown = data?.[field.name]
  const type = typeof answer === 'object' && answer !== null && '__typename' in answer ? answer.__typename : undefined
  if (type === 'NotAllowed' || type === 'NotFound') return '·'
  return errors || isEmpty(answer) ? '·' : '✓'
}

/** The question about a field that shows most: the first to which this person is answered ✓, else the first of all. */
export async function bestQuestion(ctx: Context, root: Root, ours: Ours): Promise<Question> {
  const seen = new Set<string>()
  const all = questions(root.field, root.kind, ours).filter(({ variables }) => {
    const key = JSON.stringify(variables)
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
  for (const question of all) if ((await mark(ctx, root, question)) === '✓') return question
  return all[0]!
}
