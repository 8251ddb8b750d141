import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { requireFreePort } from './port-check.ts'

const servers: Server[] = []

async function occupiedPort(): Promise<number> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))))

test('a taken port is named, with PORT and a free one', async () => {
  const port = await occupiedPort()
  const failure = await requireFreePort('127.0.0.1', port).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    message: `Port ${port} on 127.0.0.1 is taken by another program.`,
    remedy: expect.stringMatching(/PORT=\d+ npm start/) as unknown,
  })
  const proposed = Number(/PORT=(\d+)/.exec((failure as { remedy: string }).remedy)?.[1])
  await expect(requireFreePort('127.0.0.1', proposed)).resolves.toBeUndefined()
})

test('an address of another machine is refused, with HOST', async () => {
  await expect(requireFreePort('192.0.2.1', 4000)).rejects.toMatchObject({
    remedy: expect.stringContaining('HOST') as unknown,
  })
})
