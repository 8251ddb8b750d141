// Lists every project you may see, page by page.
import { ask, comeIn } from './ask.ts'

interface Projects {
  readonly projects: {
    readonly nodes: readonly { readonly publicId: string; readonly name: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

const query = `query ($after: String) {
  projects(first: 20, after: $after, orderBy: { field: NAME, direction: ASC }) {
    nodes { publicId name }
    pageInfo { hasNextPage endCursor }
  }
}`

const headers = await comeIn()
let after: string | null = null
do {
  const { projects }: Projects = await ask<Projects>(headers, query, { after })
  for (const { publicId, name } of projects.nodes) console.log(`${publicId}\t${name}`)
  after = projects.pageInfo.hasNextPage ? projects.pageInfo.endCursor : null
} while (after)
