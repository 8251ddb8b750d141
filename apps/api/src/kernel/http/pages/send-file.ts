import { createReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { encodingFor } from '../respond.ts'
import type { PageFile } from './files.ts'

/** A build names each asset after its content: what has a name once never changes. */
const hashed = /\/assets\/[^/]+-[\w-]{8,}\.\w+(\.map)?$/

/** Sends a file of built pages, packed where its build packed it and the browser takes it. */
export function sendFile(reply: FastifyReply, { path, type, etag, packed }: PageFile): FastifyReply {
  void reply.headers({
    'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'Accept-Encoding',
  })
  if (reply.request.headers['if-none-match'] === etag) return reply.status(304).send()
  const encoding = encodingFor(reply.request.headers['accept-encoding'])
  const from = (encoding && packed[encoding]) ?? path
  if (from !== path) void reply.header('content-encoding', encoding)
  return reply.type(type).send(createReadStream(from))
}
