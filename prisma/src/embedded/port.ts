import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Finds out whether a TCP port of 127.0.0.1 is free; port 0 asks for any. Returns the port, or undefined if taken. */
function claim(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

/** The port remembered in the home while it is free, else a new free one, remembered from now on. */
export async function rememberedPort(home: string): Promise<number> {
  const note = join(home, 'postgres-port')
  const noted = Number((await readFile(note, 'utf8').catch(() => '')).trim())
  if (Number.isInteger(noted) && noted > 0 && (await claim(noted))) return noted
  const free = await claim(0)
  if (!free) throw new Error('No free TCP port on 127.0.0.1.')
  await writeFile(note, `${free}\n`)
  return free
}
