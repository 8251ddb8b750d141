import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api, type GraphqlCaller } from './api.ts'
import { environmentWith } from './env.ts'
import * as given from './given.ts'

const examples = fileURLToPath(new URL('../../../examples', import.meta.url))
const languages = {
  curl: (name: string) => ['bash', [join(examples, 'curl', `${name}.sh`)]] as const,
  typescript: (name: string) =>
    [process.execPath, ['--import', 'tsx', join(examples, 'typescript', `${name}.ts`)]] as const,
}

let server: Api
let folder: string
let ask: GraphqlCaller
let person: given.Person
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-examples-'))
  server = await api()
  person = await given.signInAble(['admin', 'resource_manager', 'pi'])
  ask = await server.signIn(person.email, given.password)
  for (let i = 10; i < 35; i++)
    await ask('mutation ($name: String!) { createProject(input: { name: $name }) { __typename } }', {
      name: `Survey ${i}`,
    })
  await ask('mutation { createResourceType(input: { name: "CPU", unit: "core-hours" }) { __typename } }')
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

describe.each(Object.entries(languages))('in %s', (language, command) => {
  const run = async (name: string, credentials: Record<string, string>, ...args: string[]) => {
    const [program, before] = command(name)
    const env = environmentWith({
      TENURE_URL: server.url,
      TENURE_TOKEN: '',
      TENURE_EMAIL: '',
      TENURE_PASSWORD: '',
      ...credentials,
    })
    // From the API's folder, where tsx is installed.
    const { stdout } = await promisify(execFile)(program, [...before, ...args], {
      env,
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    })
    return stdout.trim().split('\n')
  }
  const asPerson = () => ({ TENURE_EMAIL: person.email, TENURE_PASSWORD: given.password })

  it('lists all projects over several pages, with a session and with a token', async () => {
    const input = {
      name: `reads ${language}`,
      scopes: ['project:read'],
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }
    const { data } = await ask(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on ApiTokenCreated { token } } }',
      { input },
    )
    const lines = await run('list-projects', asPerson())
    expect(lines).toHaveLength(25)
    expect(lines[0]).toMatch(/^S\d?-?\S*\tSurvey 10$/)
    expect(await run('list-projects', { TENURE_TOKEN: data.createApiToken.token })).toEqual(lines)
  })

  it('grants once for one key', async () => {
    const [first, second] = (await run('grant-allocation', asPerson())).map(
      (line) => JSON.parse(line.slice(line.indexOf('{'))) as object,
    )
    expect(first).toMatchObject({ __typename: 'Allocation', quantity: expect.stringMatching(/^1000/) })
    expect(second).toEqual(first)
  })

  it('is told what stands when it comes too late', async () => {
    expect(await run('handle-refusal', asPerson())).toEqual([
      expect.stringMatching(/^Not saved: version \d+ stands\. This was changed/),
    ])
  })

  it('exports the facility', async () => {
    const to = join(folder, `${language}.zip`)
    expect(await run('export-facility', asPerson(), to)).toEqual([`Saved ${to}`])
    expect((await readFile(to)).subarray(0, 2).toString()).toBe('PK')
  })

  it('has nothing that is not run here', async () => {
    const names = (await readdir(join(examples, language)))
      .filter((name) => /\.(sh|ts)$/.test(name))
      .map((name) => name.replace(/\.\w+$/, ''))
    expect(names.filter((name) => !['ask', 'env'].includes(name)).toSorted()).toEqual([
      'export-facility',
      'grant-allocation',
      'handle-refusal',
      'list-projects',
    ])
  })
})
