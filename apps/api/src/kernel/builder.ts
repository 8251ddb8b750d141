import SchemaBuilder from '@pothos/core'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import type PrismaTypes from '@tenure/prisma/pothos'
import { getDatamodel } from '@tenure/prisma/pothos'
import type { Context } from './context.ts'
import { decodeGlobalID } from './global-id.ts'
import { limits } from './limits.ts'

/** The one schema builder: contexts add their types, queries and mutations to it. */
export const builder = new SchemaBuilder<{
  PrismaTypes: PrismaTypes
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    DateTime: { Input: Date; Output: Date }
    Decimal: { Input: string; Output: { toString(): string } | string }
    JSON: { Input: unknown; Output: unknown }
  }
}>({
  plugins: [ErrorsPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (ctx) => ctx.tx,
    dmmf: getDatamodel(),
    exposeDescriptions: { models: true, fields: true },
    onUnusedQuery: null,
    maxConnectionSize: limits.page,
    defaultConnectionSize: limits.defaultPage,
  },
  relay: { cursorType: 'String', clientMutationId: 'omit', nodesOnConnection: true, decodeGlobalID },
  errors: {
    defaultTypes: [],
    directResult: true,
    defaultUnionOptions: { name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result` },
  },
})

builder.queryType({ description: 'What can be read.' })
builder.mutationType({
  description: 'What can be done. Each answers with what it made or changed, or with the refusal that says why not.',
})
