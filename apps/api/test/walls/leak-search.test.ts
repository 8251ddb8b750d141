import { randomUUID } from 'node:crypto'
import { getNamedType, type GraphQLField, type GraphQLOutputType, isLeafType, isObjectType, isUnionType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Opened } from '../../src/kernel/database/transaction.ts'
import { schema } from '../../src/schema.ts'
import { ownerPool } from '../database.ts'
import { house } from '../given-house.ts'
import { openAs } from '../told.ts'
import { type Ours, type Question, questions } from './graph-walk.ts'
import { globalId, thingsOf } from './things.ts'
import { answerOf } from './who-may.ts'

/*
 * A search for leaks: as the administrator of another tenant, every argument and every filter of every field of the root is
 * given an id of ours, and then in its place an id of nothing. Both answers must be the same to the byte: a difference of a word says that something is there. So must those about what is archived, deleted or ended.
 */

let asker: Opened
/** Things that are, and things that were. */
const houses: { readonly name: string; readonly ours: Ours }[] = []

beforeAll(async () => {
  const [at, before] = [await house(), await house()]
  houses.push({ name: 'there', ours: await thingsOf(at) }, { name: 'gone', ours: await thingsOf(before) })
  for (const gone of [
    'projects.projects set deleted_at = now()',
    'allocations.data_shares set released_at = now()',
    'allocations.resource_types set retired_at = now()',
    'identity.api_tokens set revoked_at = now()',
    'identity.sessions set revoked_at = now()',
  ])
    await ownerPool().query(`update ${gone} where tenant_id = $1`, [before.tenantId])
  await ownerPool().query('update identity.users set deleted_at = now() where id = $1', [before.people.pi.userId])
  asker = await openAs(at.people.foreignAdmin)
})
afterAll(() => asker.rollback())

const ask = (document: string, variables: object) => answerOf(asker.context, { document, variables })

/** The same question about what never was: each of our ids becomes one of nothing, of the same type; our public id one that is nobody's. */
function aboutNothing({ document, variables }: Question, ours: Ours) {
  const instead = new Map<string, string>()
  const replaced = JSON.stringify(variables, (_key, value: unknown) => {
    if (typeof value !== 'string') return value
    const type = Object.keys(ours).find((name) => ours[name] === value)
    if (!type) return value
    // An id that is asked with twice is the same nothing twice.
    const nothing = instead.get(value) ?? (type === 'publicId' ? 'QQ-97531' : globalId(type, randomUUID()))
    instead.set(value, nothing)
    return nothing
  })
  return { document, variables: JSON.parse(replaced) as object, instead }
}

/** An answer with what must differ made the same: the id that was asked with where it is echoed. */
const plain = (answer: unknown, asked: Iterable<string>) =>
  [...asked].reduce((text, id) => text.replaceAll(id, '<asked>'), JSON.stringify(answer))

/** As little as can be asked of an answer: where nothing may be found, what is selected of it does not matter. */
function shallow(output: GraphQLOutputType): string {
  const type = getNamedType(output)
  if (isLeafType(type)) return ''
  if (isUnionType(type)) return '{ __typename ... on Refusal { message field } }'
  const fields = isObjectType(type) ? type.getFields() : {}
  return `{ __typename ${['edges', 'values', 'bars'].flatMap((name) => (fields[name] ? [`${name} ${shallow(fields[name].type)}`] : [])).join(' ')} }`
}

/** One question for each set of variables. */
function eachOnce(field: GraphQLField<unknown, unknown>, all: Question[]): Question[] {
  const seen = new Set<string>()
  const once = all.filter(({ variables }) => {
    const key = JSON.stringify(variables)
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
  return once.map((question) => ({
    ...question,
    document: `${/^\w+ *(\([^)]*\) *)?\{ \w+(\([^)]*\))?/.exec(question.document)![0]} ${shallow(field.type)} }`,
  }))
}

const roots = [
  ...Object.values(schema.getQueryType()!.getFields()).map((field) => ['query', field.name, field] as const),
  ...Object.values(schema.getMutationType()!.getFields()).map((field) => ['mutation', field.name, field] as const),
]

describe('another tenant’s id answers exactly as one of nothing', () => {
  it.each(roots)(
    '%s %s',
    async (kind, _name, field) => {
      for (const { name, ours } of houses) {
        for (const question of eachOnce(field, questions(field, kind, ours))) {
          const nothing = aboutNothing(question, ours)
          if (nothing.instead.size === 0) continue
          const [theirs, none] = [
            await ask(question.document, question.variables),
            await ask(nothing.document, nothing.variables),
          ]
          expect([name, question.variables, plain(theirs, nothing.instead.keys())]).toEqual([
            name,
            question.variables,
            plain(none, nothing.instead.values()),
          ])
        }
      }
    },
    60_000,
  )

  it('whatever type it is said to be of', async () => {
    for (const { ours } of houses) {
      const uuids = Object.entries(ours).flatMap(([type, id]) =>
        type === 'publicId' ? [] : [Buffer.from(id, 'base64').toString().split(':')[1]!],
      )
      const types = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name)
      for (const type of types) {
        const ids = uuids.map((uuid) => globalId(type, uuid))
        const none = uuids.map(() => globalId(type, randomUUID()))
        const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
        const [theirs, nothing] = [await ask(nodes, { ids }), await ask(nodes, { ids: none })]
        expect([type, plain(theirs, [])]).toEqual([type, plain(nothing, [])])
      }
    }
  })
})
