// Grants 1,000 of the first resource type to the first project, once: sent twice with the same key, it is one allocation.
import { ask, comeIn } from './ask.ts'

interface Targets {
  readonly projects: { readonly nodes: readonly { readonly id: string }[] }
  readonly resourceTypes: readonly { readonly id: string }[]
}

type Granted =
  | { readonly __typename: 'Allocation'; readonly id: string; readonly quantity: string }
  | { readonly __typename: string; readonly message: string }

const headers = await comeIn()
const { projects, resourceTypes } = await ask<Targets>(
  headers,
  '{ projects(first: 1) { nodes { id } } resourceTypes { id } }',
)

const grant = `mutation ($input: GrantAllocationInput!) {
  grantAllocation(input: $input) {
    __typename
    ... on Allocation { id quantity }
    ... on Refusal { message }
  }
}`
const input = {
  projectId: projects.nodes[0]?.id,
  resourceTypeId: resourceTypes[0]?.id,
  model: 'SUBSCRIPTION',
  // A quantity is a string: exact, never a float.
  quantity: '1000',
  billingPeriod: 'MONTH',
  // One key for one intent, however often it is sent.
  idempotencyKey: crypto.randomUUID(),
}

for (const attempt of ['first', 'second']) {
  const { grantAllocation } = await ask<{ grantAllocation: Granted }>(headers, grant, { input })
  console.log(`${attempt}: ${JSON.stringify(grantAllocation)}`)
}
