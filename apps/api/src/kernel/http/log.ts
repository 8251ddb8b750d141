import type { FastifyInstance } from 'fastify'
import type { LoggerOptions } from 'pino'

const secrets = [
  // A database's address with its password, a session's or token's secret, an argon2 hash.
  [/(postgres(?:ql)?:\/\/[^:@\s/]+):[^@\s/]+@/g, '$1:***@'],
  [/\b(Bearer\s+)\S+/gi, '$1***'],
  [/\b((?:__Host-)?tenure=)[\w-]{20,}/g, '$1***'],
  [/\$argon2\w+\$\S+/g, '$argon2***'],
] as const

/** A text without the secrets it may hold. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((clean, [pattern, instead]) => clean.replaceAll(pattern, instead), text)

interface Logged {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: string
}

/** What of an error is written down: never PostgreSQL's detail, which holds the values of rows. */
function errorForLog(error: Error & { code?: unknown }): Logged {
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    stack: withoutSecrets(String(error.stack)),
    ...(typeof error.code === 'string' && { code: error.code }),
  }
}

/** How everything is logged: JSON lines, one for each request, without secrets. */
export const logOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  redact: {
    paths: ['*.password', '*.authorization', '*.cookie', 'req.headers', 'password', 'secret', 'token'],
    censor: '***',
  },
  serializers: { err: errorForLog },
})

/** One line for each request when it has been answered: who, what, how long, how many statements. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { call } = request
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
      ...(call && {
        operation: call.operation,
        kind: call.kind,
        viewer: call.viewerId,
        statements: call.count,
        cost: call.cost,
        compiled: call.compiled,
      }),
      ...(call && call.refusals.length > 0 && { refusals: call.refusals }),
      ...(call && call.errors.length > 0 && { errors: call.errors }),
    }
    if (reply.statusCode >= 500) request.log.warn(line, 'answered')
    else request.log.info(line, 'answered')
  })
}
