import { GraphQLError } from 'graphql'
import { Refusal } from '../../../../kernel/refusal.ts'
import { readMonth } from '../../rules/billing/month.ts'

/** The first day of a month that a query asks for. @throws BAD_USER_INPUT where it is none: a query has no refusals */
export function askedMonth(text: string): string {
  try {
    return readMonth(text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT' } })
  }
}
