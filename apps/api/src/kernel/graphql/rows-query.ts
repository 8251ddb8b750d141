import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'

/** What a connection's rows must carry for the fields asked of them, as Prisma's include: one statement a relation. */
export function rowsQuery(context: Context, info: GraphQLResolveInfo): object {
  return queryFromInfo({ context, info, paths: [['edges', 'node'], ['nodes']] })
}
