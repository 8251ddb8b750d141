import { existsSync, readFileSync } from 'node:fs'
import {
  getNamedType,
  getNullableType,
  Kind,
  isEnumType,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
} from 'graphql'
import { expect, it } from 'vitest'
import { Compiler } from '../../src/kernel/compiled/compile.ts'
import { NotCompiled } from '../../src/kernel/compiled/not-compiled.ts'
import { AskedBy } from '../../src/kernel/compiled/request.ts'
import type { Context } from '../../src/kernel/context.ts'
import { schema } from '../../src/schema.ts'

const file = new URL('../../../portal/src/graphql/generated/persisted.json', import.meta.url)
const administrator = {
  viewer: { permissions: { has: () => true } },
} as unknown as Context
const id = '01890000-0000-7000-8000-000000000001'

/** The least that an operation can be sent with. */
function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type }) => {
      const known = typeFromAST(schema, type as never)
      if (!isInputType(known) || !isNonNullType(known)) return []
      const named = getNamedType(known)
      const value = isEnumType(named)
        ? named.getValues()[0]?.value
        : { ID: Buffer.from(`User:${id}`).toString('base64'), Boolean: true, Int: 1, DateTime: new Date() }[named.name]
      return [[variable.name.value, value ?? (getNullableType(known) === named ? 'text' : [])]]
    }),
  )
}

/** Why a document is left to the ordinary executor; undefined where one statement answers it. */
function whyNot(document: string): string | undefined {
  const parsed = parse(document)
  const operation = parsed.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!
  const variables = variablesOf(operation)
  for (const type of ['User', 'Project', 'Allocation', 'DataShare', 'SecurityGroup', 'ResourceShare']) {
    for (const [name, value] of Object.entries(variables))
      if (typeof value === 'string' && /^(id|piId|.*Id|by|project)$/i.test(name))
        variables[name] = Buffer.from(`${type}:${id}`).toString('base64')
    try {
      new Compiler(schema, parsed, new AskedBy(administrator, variables)).compile(operation)
      return undefined
    } catch (error) {
      if (error instanceof NotCompiled) return error.message
    }
  }
  return 'its arguments'
}

/** The portal's queries that one statement answers. What loses its answer is seen here; who wins one adds it. */
const answered: ReadonlySet<string> = new Set([
  'AllocationsPage',
  'EditProjectForm',
  'FacilityTotals',
  'FindGroups',
  'FindPeople',
  'FindProjects',
  'GroupOptions',
  'OwnProjects',
  'PeoplePage',
  'ProjectAllocations',
  'ProjectHistory',
  'ProjectMembers',
  'ProjectOptions',
  'ProjectPeek',
  'ProjectPeople',
  'ProjectWorkspace',
  'ProjectsPage',
  'ResourceTypeOptions',
  'ResourceTypesPage',
  'SetDefaultsForm',
  'MayGrant',
  'Permissions',
  'ProfilePage',
  'ProjectEntitlements',
  'ProjectOverview',
])

it.runIf(existsSync(file))('answers these of the portal’s queries by one statement', () => {
  const documents = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  const named = documents.flatMap((document): [string, string | undefined][] => {
    const name = /^query (\w+)/m.exec(document)?.[1]
    return name && !name.startsWith('Preview') ? [[name, whyNot(document)]] : []
  })
  const lost = named.filter(([name, why]) => why !== undefined && answered.has(name))
  expect(lost).toEqual([])
})
