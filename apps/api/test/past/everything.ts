import { execute, getNamedType, parse } from 'graphql'
import type { Context } from '../../src/kernel/context.ts'
import { schema } from '../../src/schema.ts'
import { selections } from '../walls/graph-walk.ts'

/** What has a past in the graph, by the root field that answers one. */
export const roots = {
  Project: 'project',
  Allocation: 'allocation',
  ResourceShare: 'resourceShare',
  DataShare: 'dataShare',
}
export type Kind = keyof typeof roots

/** What has one: every field of it without required arguments, one level deep. */
const documents = Object.fromEntries(
  Object.entries(roots).map(([kind, root]) => [
    kind,
    selections(getNamedType(schema.getQueryType()!.getFields()[root]!.type), 1).map((of) =>
      parse(`query ($id: ID!) { ${root}(id: $id) ${of} }`),
    ),
  ]),
)

/** What is of now whatever the moment: nothing can be done in the past, and who may reach a thing is decided by the rights of today. */
const present = new Set(['viewerCan', 'reachableBy', 'reach'])

const isPerson = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && '__typename' in value && value.__typename === 'User'

/** What may not differ: people are shown as they are now, and their version counts on. */
const told = (key: string, value: unknown) => {
  if (present.has(key)) return undefined
  return isPerson(value) ? { ...value, version: undefined } : value
}

/** All that the graph says of one thing to this viewer, as text. */
export async function everything(ctx: Context, kind: Kind, id: string): Promise<string> {
  const answers: unknown[] = []
  for (const document of documents[kind]!) {
    const { data, errors } = await execute({
      schema,
      document,
      contextValue: ctx,
      variableValues: { id: Buffer.from(`${kind}:${id}`).toString('base64') },
    })
    if (errors) throw errors[0]!
    answers.push((data as Record<string, unknown>)[roots[kind]])
  }
  return JSON.stringify(answers, told, 1)
}
