import { unwrapResolverError } from '@apollo/server/errors'
import { PothosSchemaError, PothosValidationError } from '@pothos/core'
import type { FastifyBaseLogger } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { currentCall } from '../call.ts'
import { databaseRefusal } from '../database-errors.ts'
import { limits } from '../limits.ts'
import { Overloaded } from '../overloaded.ts'
import { Refusal } from '../refusal.ts'

interface Told {
  readonly code: string
  readonly message: string
}

/** Codes whose sentences are written for the reader: told as they are. */
const forReaders = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'RATE_LIMITED',
  'LIMIT_EXCEEDED',
  'OVERLOADED',
  'UNAVAILABLE',
  'TIMEOUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_REQUIRED',
  'OPERATION_RESOLUTION_FAILURE',
])

const bug: Told = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong here. Try again; if it stays, tell an administrator the request id.',
}
const conflict: Told = {
  code: 'CONFLICT',
  message:
    'Somebody changed the same things at the same moment, and went first. Nothing of this was done: send it again.',
}
export const timeout: Told = {
  code: 'TIMEOUT',
  message:
    'This took too long and was stopped. Nothing of it was done: ask for less at once, or try again when there is less to do.',
}
const denied: Told = { code: 'FORBIDDEN', message: 'You may not do this. Ask an administrator for the permission.' }
const away: Told = {
  code: 'UNAVAILABLE',
  message:
    'The database can not be reached at the moment. Try again in a moment; with the same idempotency key nothing is done twice.',
}

/** What each way of PostgreSQL to say no means to the caller. Any other is a bug. */
function toldOfDatabase(state: string): Told | undefined {
  if (state === '40001' || state === '40P01' || state === '55P03') return conflict
  if (state === '57014') return timeout
  if (state === '42501') return denied
  if (state.startsWith('08') || state.startsWith('57P') || state.startsWith('53')) return away
  return undefined
}

const wrongKind: Told = {
  code: 'BAD_USER_INPUT',
  message:
    'An id or a cursor here is not of the kind that this field takes. Use ids and cursors as they were answered.',
}

// The engine's own words, which bear no code.
const badHash = /^(provided sha does not match query|Unsupported persisted query version)$/
const hashRefused: Told = {
  code: 'BAD_REQUEST',
  message: 'The persisted query is not in order: its version is 1, and its sha256Hash that of the text sent with it.',
}

const connectionLost = /^(Connection terminated|Client has encountered a connection error|Client was closed)/

/** What may be told of an error that nobody wrote for a reader. */
export function told(error: unknown): Told {
  if (error instanceof Overloaded) return { code: 'OVERLOADED', message: error.message }
  if (error instanceof Refusal) return { code: 'REFUSED', message: error.message }
  // The graph's builder complains during a request of ids alone: of a type that is none, or of another's.
  if (error instanceof PothosValidationError || error instanceof PothosSchemaError) return wrongKind
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && /^E(CONN|PIPE|HOSTUNREACH|NOTFOUND|TIMEDOUT)/.test(code)) return away
  if (typeof message === 'string' && connectionLost.test(message)) return away
  const state = databaseRefusal(error)?.code
  return (state && toldOfDatabase(state)) || bug
}

const tooManyTokens = /^Syntax Error: Document contains more tha[nt] \d+ tokens/

/**
 * What the caller reads of an error: a code, a sentence, the request's id; and the place in the document. Never SQL,
 * hints, stacks, or whether another's row exists. What is a bug is logged whole.
 */
export function tellError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: FastifyBaseLogger,
): GraphQLFormattedError {
  const call = currentCall()
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  }
  const given = String(formatted.extensions?.['code'])
  if (forReaders.has(given)) {
    call?.errors.push(given)
    if (given === away.code)
      log.error(
        { err: error instanceof Error ? error.cause : error, requestId: call?.requestId },
        'The database is out of reach',
      )
    const message = tooManyTokens.test(formatted.message)
      ? `A document may have ${limits.tokens.toLocaleString('en-GB')} tokens. Part it, or send the values as variables.`
      : formatted.message === 'Validation aborted.'
        ? 'This document repeats too many fields. Ask for each once, or part it.'
        : formatted.message
    return { message, ...place, extensions: { ...formatted.extensions, requestId: call?.requestId } }
  }
  const cause = unwrapResolverError(error)
  const { code, message } = badHash.test(formatted.message) ? hashRefused : told(cause)
  call?.errors.push(code)
  if (code === bug.code || code === denied.code || code === away.code)
    log.error({ err: cause, path: formatted.path, requestId: call?.requestId }, 'A resolver failed')
  return {
    message,
    ...place,
    extensions: { code, ...(cause instanceof Refusal && { refusal: cause.name }), requestId: call?.requestId },
  }
}
