import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, api, type GraphqlCaller } from './api.ts'
import * as given from './given.ts'

let server: Api
let asAdmin: GraphqlCaller
let asManager: GraphqlCaller
beforeAll(async () => {
  server = await api()
  const { tenantId } = await given.tenant()
  const [admin, manager] = [
    await given.person(tenantId, { roles: ['admin'], password: given.password }),
    await given.person(tenantId, { roles: ['resource_manager'], password: given.password }),
  ]
  asAdmin = await server.signIn(admin.email, given.password)
  asManager = await server.signIn(manager.email, given.password)
})
afterAll(() => server.stop())

const document = (verb: string, input: string, data: string) =>
  `mutation($input: ${input}!) { answer: ${verb}(input: $input) { __typename ... on Refusal { message field } ... on ${verb.endsWith('Provider') && !verb.startsWith('remove') ? 'IdentityProvider' : 'Tenant'} { ${data} } } }`
const create = (by: GraphqlCaller, input: object) =>
  by(
    document(
      'createIdentityProvider',
      'CreateIdentityProviderInput',
      'id version name scopes linking hasClientSecret roleRules { value role }',
    ),
    {
      input: { name: 'Campus', issuer: 'https://id.example.test', clientId: 'tenure', ...input },
    },
  )

it('are added, changed and removed by administrators, and seen by no one else', async () => {
  const made = (
    await create(asAdmin, { roleRules: [{ value: 'a', role: 'pi' }], rolesClaim: 'groups', scopes: ['email'] })
  ).data.answer
  expect(made).toMatchObject({
    name: 'Campus',
    version: 1,
    scopes: ['openid', 'email'],
    linking: 'NONE',
    hasClientSecret: false,
    roleRules: [{ value: 'a', role: 'pi' }],
  })
  const edited = await asAdmin(
    document('editIdentityProvider', 'EditIdentityProviderInput', 'version isEnabled name'),
    {
      input: { id: made.id, expectedVersion: 1, isEnabled: false },
    },
  )
  expect(edited.data.answer).toMatchObject({ version: 2, isEnabled: false, name: 'Campus' })
  const stale = await asAdmin(
    document('editIdentityProvider', 'EditIdentityProviderInput', 'version').replace(
      'message field',
      'message field ... on StaleVersion { theirs { field before after } }',
    ),
    {
      input: { id: made.id, expectedVersion: 1, name: 'X' },
    },
  )
  expect(stale.data.answer).toMatchObject({
    __typename: 'StaleVersion',
    theirs: [{ field: 'is_enabled', before: true, after: false }],
  })
  const list = 'query { identityProviders { name } }'
  expect([(await asAdmin(list)).data, (await asManager(list)).data]).toEqual([
    { identityProviders: [{ name: 'Campus' }] },
    { identityProviders: [] },
  ])
  expect((await create(asManager, { name: 'Mine' })).data.answer.__typename).toBe('NotAllowed')
  const removed = await asAdmin(document('removeIdentityProvider', 'RemoveIdentityProviderInput', 'id'), {
    input: { id: made.id },
  })
  expect(removed.data.answer.id).toBeDefined()
  expect((await asAdmin(list)).data).toEqual({ identityProviders: [] })
})

it('are refused with what is wrong', async () => {
  const typeOf = async (input: object) => (await create(asAdmin, input)).data.answer.__typename as string
  await create(asAdmin, { name: 'Taken' })
  expect(await typeOf({ name: 'TAKEN' })).toBe('IdentityProviderNameTaken')
  expect(await typeOf({ name: 'A', roleRules: [{ value: 'a', role: 'emperor' }] })).toBe('UnknownRoles')
  for (const wrong of [{ name: ' ' }, { issuer: 'ldap://x' }, { clientId: '' }, { scopes: ['two words'] }])
    expect(await typeOf({ name: 'B', ...wrong })).toBe('InvalidInput')
})

it('a second factor is required by who may change the tenant, of permissions there are', async () => {
  const require = (by: GraphqlCaller, permissions: string[]) =>
    by(document('requireSecondFactor', 'RequireSecondFactorInput', 'secondFactorFor'), { input: { permissions } })
  expect((await require(asAdmin, ['role:update', 'role:update'])).data.answer).toMatchObject({
    secondFactorFor: ['role:update'],
  })
  expect((await require(asManager, [])).data.answer.__typename).toBe('NotAllowed')
  expect((await require(asAdmin, ['role:*'])).data.answer.__typename).toBe('UnknownScopes')
  expect((await require(asAdmin, [])).data.answer).toMatchObject({ secondFactorFor: [] })
})
