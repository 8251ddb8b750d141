import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import * as given from '../given.ts'

let server: Api
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-pages-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>The portal</title>')
  await writeFile(join(folder, 'assets/index-DQyLoNXq.js'), 'console.log("the portal")')
  await writeFile(join(folder, 'assets/index-DQyLoNXq.js.br'), brotliCompressSync('console.log("the portal")'))
  await writeFile(join(folder, 'theme.js'), '1')
  await writeFile(join(folder, '.vite/manifest.json'), '{}')
  server = await api({ portal: folder })
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers: { accept: 'text/html,*/*;q=0.8', ...headers }, redirect: 'manual' })

describe('the portal', () => {
  it.each(['/', '/projects', '/projects/CG-1/shares', '/sign-in?to=%2Fallocations'])(
    'opens at %s, under a strict policy',
    async (path) => {
      const page = await get(path)
      expect(await page.text()).toContain('The portal')
      expect(page.status).toBe(200)
      const policy = page.headers.get('content-security-policy')!
      expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/)
      expect(policy).toMatch(/frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe|https:|\*/)
      expect(Object.fromEntries(page.headers)).toMatchObject({
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cross-origin-opener-policy': 'same-origin',
      })
    },
  )

  it('keeps what is named after its content for ever, packed where the build packed it', async () => {
    const asset = await get('/assets/index-DQyLoNXq.js', { 'accept-encoding': 'gzip, br' })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-encoding')).toBe('br')
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await asset.text()).toBe('console.log("the portal")')
    expect(
      (await get('/assets/index-DQyLoNXq.js', { 'accept-encoding': 'identity' })).headers.get('content-encoding'),
    ).toBeNull()
  })

  it('is asked anew for what is not, and sends it only when it changed', async () => {
    const first = await get('/theme.js')
    expect(first.headers.get('cache-control')).toBe('no-cache')
    expect((await get('/theme.js', { 'if-none-match': first.headers.get('etag')! })).status).toBe(304)
  })

  it.each([
    '/assets/gone-12345678.js',
    '/.vite/manifest.json',
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/index-DQyLoNXq.js.br',
  ])('has nothing at %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND', requestId: expect.any(String) })
  })
})

describe('GraphiQL', () => {
  it('is for people who signed in', async () => {
    const away = await get('/graphiql')
    expect([away.status, away.headers.get('location')]).toEqual([302, '/sign-in?to=%2Fgraphiql'])
    expect((await get('/graphiql', { cookie: 'tenure=somethingsomethingsomething' })).status).toBe(302)
  })

  it('comes from our own files alone, without a script in the page', async () => {
    const cookie = await server.cookie((await given.signInAble()).email, given.password)
    const page = await get('/graphiql', { cookie })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'; style-src 'self' 'unsafe-inline';/)
    const html = await page.text()
    expect(html).not.toMatch(/https?:\/\/|<script(?![^>]*\ssrc=)/)
    const [script] = /\/graphiql\/assets\/[\w.-]+\.js/.exec(html)!
    const asset = await get(script, { cookie, 'accept-encoding': 'br' })
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  })
})
