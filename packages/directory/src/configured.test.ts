import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { readDirectories } from './configured.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'tenure-directories-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const reef = { url: 'ldaps://ldap.reef.test', baseDn: 'dc=reef,dc=test' }
const variable = (name: string) => (name === 'REEF_PASSWORD' ? 'of a variable' : undefined)
async function read(written: unknown) {
  const path = join(folder, 'directories.json')
  await writeFile(path, typeof written === 'string' ? written : JSON.stringify(written))
  return readDirectories({ path, variable })
}

it('names no directory without a file', async () => {
  expect(await readDirectories({ path: join(folder, 'nowhere.json'), variable })).toEqual([])
})

it('reads what a directory is, and its secrets only when they are asked for', async () => {
  const bindPasswordFile = join(folder, 'password')
  const [one, two] = await read({
    reef: { ...reef, tenant: 'reef', bindPasswordFile, matchBy: 'EMAIL' },
    campus: { ...reef, bindPasswordVariable: 'REEF_PASSWORD' },
  })
  expect(one).toMatchObject({ name: 'reef', address: reef.url, tenant: 'reef' })
  await expect(one!.settings()).rejects.toThrow(/password could not be read/)
  await writeFile(bindPasswordFile, 'of a file\n')
  expect(await one!.settings()).toEqual({ ...reef, matchBy: 'EMAIL', bindPassword: 'of a file' })
  expect(await two!.settings()).toEqual({ ...reef, matchBy: 'USERNAME', bindPassword: 'of a variable' })
})

test.each([
  ['{', /is no JSON/],
  [{ Reef: reef }, /is no name/],
  [{ reef: { ...reef, startTLS: true } }, /reef\.startTLS/],
  [{ reef: { ...reef, bindPassword: 'x' } }, /reef\.bindPassword/],
  [{ reef: { ...reef, url: 'http://ldap.reef.test' } }, /is no address of a directory/],
  [{ reef: { ...reef, url: 'ldaps://ldap.reef.test/x' } }, /is no address of a directory/],
  [{ reef: { ...reef, url: 'ldap://ldap.reef.test' } }, /is an open line/],
  [{ reef: { ...reef, url: 'ldap://localhost.reef.test' } }, /is an open line/],
  [{ reef: { ...reef, bindPasswordFile: 'a', bindPasswordVariable: 'B' } }, /comes from one place/],
])('refuses %j', async (written, why) => {
  await expect(read(written)).rejects.toThrow(why)
})

test.each([
  { ...reef, url: 'ldap://127.0.0.1:389' },
  { ...reef, url: 'ldap://[::1]' },
  { ...reef, url: 'ldap://ldap.reef.test', startTls: true },
  { ...reef, url: 'ldap://ldap.reef.test', allowPlain: true },
])('takes %j', async (written) => {
  expect(await read({ reef: written })).toHaveLength(1)
})

it('says that a variable is not set', async () => {
  const [one] = await read({ reef: { ...reef, bindPasswordVariable: 'NOBODY_SET' } })
  await expect(one!.settings()).rejects.toThrow('NOBODY_SET is not set')
})
