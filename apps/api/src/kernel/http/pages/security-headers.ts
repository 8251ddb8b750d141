import type { FastifyInstance } from 'fastify'

const basis = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
}

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** What a page of ours may load: its own files, and nothing written into it. */
export const portalPolicy = policy(basis)

/** GraphiQL's editor writes its styles into the page while it runs, its letters lie in them; scripts stay files of ours. */
export const graphiqlPolicy = policy({ ...basis, 'style-src': "'self' 'unsafe-inline'", 'font-src': "'self' data:" })

const answerPolicy = "default-src 'none'; frame-ancestors 'none'"

/** The headers of every answer. A page sets its own content policy; anything else is no page. */
export function securityHeaders(app: FastifyInstance, { behindTls }: { readonly behindTls: boolean }): void {
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', answerPolicy)
    void reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    if (behindTls) void reply.header('strict-transport-security', 'max-age=31536000')
  })
}
