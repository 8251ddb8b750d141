import type { FastifyRequest } from 'fastify'
import { fromOurPages, secretOf } from './credential.ts'
import { tooMuchInVariables } from './limits/variables.ts'
import type { PersistedDocuments } from './persisted-documents.ts'

interface Refused {
  readonly status: number
  readonly code: string
  readonly message: string
}

interface Door {
  readonly persisted: PersistedDocuments
  readonly persistedOnly: boolean
}

/** What is wrong with a request before anyone asks who sends it; undefined when nothing is. */
export function refusedAtTheDoor(request: FastifyRequest, { persisted, persistedOnly }: Door): Refused | undefined {
  const isCookie = secretOf(request)?.kind === 'cookie'
  if (isCookie && !fromOurPages(request)) {
    return {
      status: 403,
      code: 'FORBIDDEN',
      message: 'Send the header X-Tenure-Client, from this origin: it shows that the request is the portal’s own.',
    }
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
  if (charset && charset.toLowerCase() !== 'utf-8')
    return { status: 415, code: 'BAD_REQUEST', message: 'Send JSON in UTF-8.' }
  const { variables, extensions } = (request.body ?? {}) as {
    variables?: unknown
    extensions?: { persistedQuery?: { sha256Hash?: unknown } } | null
  }
  if (isCookie && persistedOnly && !persisted.has(extensions?.persistedQuery?.sha256Hash)) {
    return {
      status: 403,
      code: 'PERSISTED_QUERY_REQUIRED',
      message: 'A session may send the portal’s own documents here. Use an API token for others.',
    }
  }
  const tooMuch = variables === undefined ? undefined : tooMuchInVariables(variables)
  return tooMuch && { status: 400, code: 'LIMIT_EXCEEDED', message: tooMuch.message }
}
