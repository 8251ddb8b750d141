import { type Attributes, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'

/** Without an SDK these spans are empty calls; docs/operations.md says how to install one. */
const tracer = trace.getTracer('tenure')

/** Runs work within a span, which says whether it failed. */
export function withSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      // The error's type alone: its text may hold what a trace must not keep.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' })
      throw error
    } finally {
      span.end()
    }
  })
}

/** A span for each request, around everything it does. */
export function tracing(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const parent = propagation.extract(context.active(), request.headers)
    const span = tracer.startSpan(
      `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, 'http.route': route, 'tenure.request_id': request.id },
      },
      parent,
    )
    reply.raw.once('close', () => {
      const { call } = request
      span.setAttributes({
        'http.response.status_code': reply.statusCode,
        ...(call?.operation && { 'graphql.operation.name': call.operation }),
        ...(call && { 'tenure.statements': call.count, 'tenure.cost': call.cost }),
      })
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    })
    context.with(trace.setSpan(parent, span), done)
  })
}
