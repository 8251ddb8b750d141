import { GraphQLError, type GraphQLResolveInfo, Kind } from 'graphql'
import type { Context } from './context.ts'
import { RequestContext } from './request-context.ts'

/** The request behind a context; undefined where there is none: the command line, the demo, the tests. */
export const requestOf = (ctx: Context): RequestContext | undefined => (ctx instanceof RequestContext ? ctx : undefined)

/** Waits for something outside of the database: a request gives its connection back meanwhile, and begins anew. */
export const aside = <T>(ctx: Context, work: () => Promise<T>): Promise<T> => requestOf(ctx)?.aside(work) ?? work()

/** Refuses a field that waits aside among others: what they wrote would be undone, and what they read be another moment’s. */
export function requireAlone({ operation, fieldName }: GraphQLResolveInfo): void {
  const [only, ...others] = operation.selectionSet.selections
  if (only?.kind === Kind.FIELD && others.length === 0) return
  throw new GraphQLError(`Ask for ${fieldName} alone: it waits for another server, and its transaction begins anew.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}
