import type { Context } from '../../../kernel/context.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'

/** Whether the person themselves asks: what is theirs alone is not for a program, nor for who looks as them. */
export const isInPerson = ({ viewer: { kind } }: Context): boolean => kind !== 'API_TOKEN' && kind !== 'IMPERSONATION'

/** @throws NotAllowed for a program */
export function requireInPerson(ctx: Context, deed: string): void {
  if (!isInPerson(ctx)) throw new NotAllowed(`${deed} by a token`, 'The person themselves, signed in,')
}
