import { createServer } from 'node:net'
import { Failure } from '../failure.ts'

function tryListen(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

async function nextFree(host: string, port: number): Promise<number> {
  for (let next = port + 1; next < Math.min(port + 50, 65536); next += 1) {
    if (!(await tryListen(host, next))) return next
  }
  return port + 1
}

/**
 * Makes sure that the address can be listened on, before the database is started for nothing.
 * @throws Failure that names PORT or HOST
 */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const error = await tryListen(host, port)
  if (!error) return
  if (error.code === 'EADDRINUSE') {
    const free = await nextFree(host, port)
    throw new Failure(
      `Port ${port} on ${host} is taken by another program.`,
      `Stop that program, or set PORT to another: PORT=${free} npm start`,
    )
  }
  if (error.code === 'EACCES') {
    throw new Failure(`This user may not listen on port ${port}.`, 'Set PORT to 1024 or more: PORT=4000 npm start')
  }
  throw new Failure(
    `Tenure cannot listen on ${host}: ${error.message}.`,
    'Set HOST to an address of this machine: 127.0.0.1 for itself only, 0.0.0.0 for the network.',
  )
}
