import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

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

declare module 'fastify' {
  interface FastifyRequest {
    /** The request's span, as the context that everything it does runs in. */
    traced?: Context
  }
}

/** A span for each request, around everything it does. */
export function tracing(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const parent = propagation.extract(context.active(), request.headers)
    const attributes = { 'http.request.method': request.method, 'http.route': route, 'tenure.request_id': request.id }
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent)
    request.traced = trace.setSpan(parent, span)
    reply.raw.once('close', () => end(span, request, reply))
    done()
  })
  // Here and not before: reading the body goes through events, which forget the context.
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.traced) context.with(request.traced, done)
    else done()
  })
}

function end(span: Span, { call }: FastifyRequest, { statusCode }: FastifyReply): void {
  span.setAttribute('http.response.status_code', statusCode)
  if (call?.operation) span.setAttribute('graphql.operation.name', call.operation)
  if (call) span.setAttributes({ 'tenure.statements': call.count, 'tenure.cost': call.cost })
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
