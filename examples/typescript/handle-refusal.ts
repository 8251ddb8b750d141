// Edits the first project from an old version: refused, with what stands. A refusal is an answer, and nothing was changed.
import { ask, comeIn } from './ask.ts'

interface First {
  readonly projects: { readonly nodes: readonly { readonly id: string; readonly version: number }[] }
}

type Edited =
  | { readonly __typename: 'Project'; readonly version: number }
  | { readonly __typename: 'StaleVersion'; readonly message: string; readonly current: number }
  // A refusal that this program does not know: all of them have a message.
  | { readonly __typename: 'Other'; readonly message: string }

const headers = await comeIn()
const { projects } = await ask<First>(headers, '{ projects(first: 1) { nodes { id version } } }')
const [project] = projects.nodes
if (!project) throw new Error('There is no project yet.')

const edit = `mutation ($input: EditProjectInput!) {
  editProject(input: $input) {
    __typename
    ... on Project { version }
    ... on StaleVersion { message expected current }
    ... on Refusal { message }
  }
}`
const input = { id: project.id, description: 'From a program', expectedVersion: project.version - 1 }
const { editProject } = await ask<{ editProject: Edited }>(headers, edit, { input })

if (editProject.__typename === 'Project') console.log('Saved.')
else if (editProject.__typename === 'StaleVersion')
  console.log(`Not saved: version ${editProject.current} stands. ${editProject.message}`)
else console.log(`Refused: ${editProject.message}`)
