import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Database } from '../../database/database.ts'
import { open } from '../../database/transaction.ts'
import { credentialOf } from '../credential.ts'
import { tell } from '../failures.ts'
import { type PageFile, pageFiles } from './files.ts'
import { graphiqlPolicy } from './security-headers.ts'
import { sendFile } from './send-file.ts'

const built = fileURLToPath(new URL('../../../../graphiql/dist', import.meta.url))

/** `/graphiql`: the graph to read and to try, for people who have signed in. Its files are ours; nothing comes from elsewhere. */
export function graphiql(app: FastifyInstance, database: Database): void {
  const files: ReadonlyMap<string, PageFile> = existsSync(join(built, 'index.html')) ? pageFiles(built) : new Map()
  app.get('/graphiql', async (request, reply) => {
    const index = files.get('/index.html')
    if (!index)
      return tell(request, reply, {
        status: 404,
        code: 'NOT_FOUND',
        message: 'GraphiQL has not been built here. Run: npm run build',
      })
    if (!(await isSignedIn(request, database))) return reply.redirect('/sign-in?to=%2Fgraphiql')
    return sendFile(reply.header('content-security-policy', graphiqlPolicy), index)
  })
  app.get('/graphiql/*', (request, reply) => {
    const file = files.get((request.url.split('?', 1)[0] ?? '').slice('/graphiql'.length))
    return file
      ? sendFile(reply, file)
      : tell(request, reply, { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' })
  })
}

async function isSignedIn(request: FastifyRequest, database: Database): Promise<boolean> {
  const credential = credentialOf(request)
  const opened = credential && (await open(database, credential, { mode: 'read' }))
  await opened?.rollback()
  return Boolean(opened)
}
