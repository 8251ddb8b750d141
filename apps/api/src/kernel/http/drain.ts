import type { FastifyInstance } from 'fastify'

/** Lets a server come to rest: what runs is finished, what comes new is sent elsewhere. */
export interface Drain {
  readonly isDraining: boolean
  /** Settles when nothing runs any more, after `longestMs` at the latest. */
  start(): Promise<void>
}

/** Counts what runs. Once it drains, a new request is answered 503 with Retry-After, and its connection closed. */
export function drain(app: FastifyInstance, longestMs: number): Drain {
  let running = 0
  let draining = false
  let atRest = () => {}
  const ended = () => {
    running -= 1
    if (draining && running === 0) atRest()
  }
  app.addHook('onRequest', async (request, reply) => {
    if (draining && request.routeOptions.url !== '/healthz') {
      return reply.status(503).headers({ 'retry-after': '1', connection: 'close' }).send({
        code: 'UNAVAILABLE',
        message: 'This server is being restarted. Try again in a moment.',
        requestId: request.id,
      })
    }
    running += 1
    reply.raw.once('close', ended)
    return undefined
  })
  return {
    get isDraining() {
      return draining
    },
    start: () => {
      draining = true
      if (running === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, longestMs)
        atRest = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
