import { type Machine, type MachineOptions, MACHINES } from '@tenure/interchange'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, asCaller, type FileRoutes } from '../../../../kernel/http/as-caller.ts'
import { requireExport } from '../access.ts'
import { compareWithMachine, comparisonAnswer, exportForMachine } from '../export-machine.ts'
import { mostBytes } from './import-body.ts'
import { tellRefusal } from './tell-refusal.ts'

interface Asked {
  Params: { machine: Machine }
  Querystring: MachineOptions
}

interface Compared extends Asked {
  Body: { current: string; name?: string }
}

const text = { type: 'string', maxLength: 500 } as const
const params = { type: 'object', properties: { machine: { enum: MACHINES } } } as const
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: { cluster: text, groupBase: text, peopleBase: text, resourceType: text, path: text },
} as const
const body = {
  type: 'object',
  required: ['current'],
  additionalProperties: false,
  properties: { current: { type: 'string' }, name: { ...text, minLength: 1 } },
} as const

const types = { cfg: 'text/plain', csv: 'text/csv', ldif: 'text/plain', json: 'application/json' } as const
const typeOf = (name: string) => types[name.split('.').at(-1) as keyof typeof types]

/**
 * `GET /export/machines/<machine>`, the whole file for a machine, and `POST` with the machine's own file, which
 * answers what stands between the two. A comparison changes nothing.
 */
export function machineRoutes(app: FastifyInstance, routes: FileRoutes): void {
  const options = {
    bodyLimit: mostBytes,
    onRequest: admit(routes, 'exportFacility', requireExport),
    errorHandler: (error: Error, _request: FastifyRequest, reply: FastifyReply) => tellRefusal(reply, error),
  }
  const url = '/export/machines/:machine'
  const work = { operation: 'exportFacility', mode: 'write' } as const
  const ended = (request: FastifyRequest, reply: FastifyReply) =>
    reply.status(401).send({
      code: 'UNAUTHENTICATED',
      message: 'The session ended in the meantime. Sign in again.',
      requestId: request.id,
    })
  app.get<Asked>(
    url,
    { ...options, exposeHeadRoute: false, schema: { params, querystring } },
    async (request, reply) => {
      const wanted = { machine: request.params.machine, options: request.query }
      const written = await asCaller(routes, request, { ...work, work: (ctx) => exportForMachine(ctx, wanted) })
      if (!written) return ended(request, reply)
      const { name, bytes } = written.file
      return reply
        .headers({
          'cache-control': 'no-store',
          'content-disposition': `attachment; filename="${name}"`,
          'content-type': `${typeOf(name)}; charset=utf-8`,
        })
        .send(Buffer.from(bytes))
    },
  )
  app.post<Compared>(url, { ...options, schema: { params, querystring, body } }, async (request, reply) => {
    const { current, name = 'current' } = request.body
    const wanted = { machine: request.params.machine, options: request.query }
    const source = { name, bytes: new TextEncoder().encode(current) }
    const found = await asCaller(routes, request, {
      ...work,
      work: (ctx) => compareWithMachine(ctx, wanted, source),
    })
    return found ? reply.header('cache-control', 'no-store').send(comparisonAnswer(found)) : ended(request, reply)
  })
}
