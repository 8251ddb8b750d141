import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Context,
  context,
  type ContextManager,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  trace,
  type Tracer,
} from '@opentelemetry/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import * as given from '../given.ts'

interface Seen {
  readonly name: string
  readonly id: string
  readonly parent: string | undefined
  readonly attributes: Record<string, unknown>
  isEnded: boolean
}

const seen: Seen[] = []

/** The least an SDK must do: keep spans and the context they stand in. Registered through OpenTelemetry's own interface. */
function startSpan(name: string, { attributes = {} }: SpanOptions = {}, within: Context = context.active()): Span {
  const span: Seen = {
    name,
    id: String(seen.length + 1).padStart(16, '0'),
    parent: trace.getSpanContext(within)?.spanId,
    attributes: { ...attributes },
    isEnded: false,
  }
  seen.push(span)
  const self = {
    spanContext: (): SpanContext => ({ traceId: 'a'.repeat(32), spanId: span.id, traceFlags: 1 }),
    setAttribute: (key: string, value: unknown) => (void (span.attributes[key] = value), self),
    setAttributes: (more: object) => (void Object.assign(span.attributes, more), self),
    setStatus: () => self,
    end: () => void (span.isEnded = true),
  }
  return self as unknown as Span
}

const storage = new AsyncLocalStorage<Context>()
const manager: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (within, work, self, ...args) => storage.run(within, () => work.call(self, ...args)),
  bind: (_within, target) => target,
  enable: () => manager,
  disable: () => manager,
}
const startActiveSpan = (name: string, options: SpanOptions, work: (span: Span) => unknown) => {
  const span = startSpan(name, options)
  return context.with(trace.setSpan(context.active(), span), () => work(span))
}

let server: Api
beforeAll(async () => {
  context.setGlobalContextManager(manager)
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) as unknown as Tracer })
  server = await api()
})
afterAll(async () => {
  await server.stop()
  trace.disable()
  context.disable()
  propagation.disable()
})

it('puts the graph’s work and the commit into the request’s span, with what is known of it', async () => {
  const ask = await server.signIn((await given.signInAble()).email, given.password)
  seen.length = 0
  await ask('query Who { viewer { user { fullName } } }')
  const spanOf = (name: string) => seen.find((span) => span.name === name)
  await expect.poll(() => spanOf('POST /graphql')?.isEnded).toBe(true)
  const request = spanOf('POST /graphql')!
  expect(request.attributes).toMatchObject({
    'http.route': '/graphql',
    'http.response.status_code': 200,
    'graphql.operation.name': 'Who',
    'tenure.cost': 1,
    'tenure.request_id': expect.any(String),
  })
  for (const name of ['graphql', 'db.commit']) expect(spanOf(name)).toMatchObject({ parent: request.id, isEnded: true })
})
