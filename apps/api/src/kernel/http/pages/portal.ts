import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { tell } from '../failures.ts'
import { type PageFile, pageFiles } from './files.ts'
import { portalPolicy } from './security-headers.ts'
import { sendFile } from './send-file.ts'

const missing = { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' } as const

/**
 * Serves the portal's built pages: its files by their names, and its first page at any other address that a browser
 * opens, where the portal itself knows what to show.
 * @param folder of the build; absent or not there, only the API answers
 */
export function portal(app: FastifyInstance, folder: string | undefined): void {
  const isBuilt = folder !== undefined && existsSync(join(folder, 'index.html'))
  const files: ReadonlyMap<string, PageFile> = isBuilt ? pageFiles(folder) : new Map()
  const index = files.get('/index.html')
  app.setNotFoundHandler((request, reply) => tell(request, reply, missing))
  if (!index) return
  app.get('/*', (request, reply) => {
    const address = request.url.split('?', 1)[0] ?? '/'
    const file = files.get(address)
    if (file && file !== index) return sendFile(reply, file)
    const isPage = !/\.\w+$/.test(address) && /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')
    if (!isPage) return tell(request, reply, missing)
    return sendFile(reply.header('content-security-policy', portalPolicy), index)
  })
}
