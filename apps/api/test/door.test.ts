import { afterAll, beforeAll, expect, it } from 'vitest'
import { api, type Api } from './api.ts'
import * as given from './given.ts'

let server: Api
beforeAll(async () => void (server = await api()))
afterAll(() => server.stop())

it('lets a person in by password and tells them who they are', async () => {
  const { tenantId } = await given.tenant('Aurora')
  const manager = await given.person(tenantId, {
    roles: ['resource_manager'],
    password: 'a long enough password',
    name: 'Mina Sato',
  })
  const ask = await server.signIn(manager.email, 'a long enough password')
  const { data, errors } = await ask(
    '{ viewer { kind user { fullName } tenant { name } permissions relations { ownedProjects } } projects { totalCount nodes { name } } }',
  )
  expect(errors).toBeUndefined()
  expect(data.viewer).toMatchObject({
    kind: 'SESSION',
    user: { fullName: 'Mina Sato' },
    tenant: { name: 'Aurora' },
    relations: { ownedProjects: 0 },
  })
  expect(data.viewer.permissions).toContain('allocation:create')
  expect(data.projects).toEqual({ totalCount: 0, nodes: [] })
})

it('answers 401 without a session', async () => {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer nobodynobodynobodynobody' },
    body: '{"query":"{ viewer { kind } }"}',
  })
  expect(answer.status).toBe(401)
})
