import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isPrivateAddress, OutgoingHttp } from './outgoing.ts'

let server: Server
let at: string
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/far') return response.writeHead(302, { location: 'http://elsewhere.example.test/' }).end()
    if (request.url === '/large') return response.end('x'.repeat(2_000_000))
    return response.end('here')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  at = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

it.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['8.8.8.8', false],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['2001:4860:4860::8888', false],
])('%s is private: %s', (address, expected) => expect(isPrivateAddress(address)).toBe(expected))

it('goes into no private network, by address or by name, unless it may', async () => {
  const careful = new OutgoingHttp({ mayBePrivate: false })
  for (const url of [at, at.replace('http:', 'https:'), 'https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/'])
    await expect(careful.fetch(url), url).rejects.toBeInstanceOf(Error)
  await expect(careful.fetch(at.replace('http:', 'https:'))).rejects.toMatchObject({
    cause: { name: 'PrivateAddress' },
  })
  const open = new OutgoingHttp({ mayBePrivate: true })
  expect(await (await open.fetch(at)).text()).toBe('here')
  await open.close()
})

it('follows no redirect, and reads a megabyte at most', async () => {
  const open = new OutgoingHttp({ mayBePrivate: true })
  expect((await open.fetch(`${at}/far`)).status).toBe(302)
  await expect(open.fetch(`${at}/large`).then((answer) => answer.text())).rejects.toBeInstanceOf(Error)
  await open.close()
})
