import type { Page } from 'playwright-core'

/** Asks the API as whoever is signed in on the page. @throws where it answers with errors */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.evaluate(async (body) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tenure-Client': 'portal' },
      body,
    })
    return response.text()
  }, JSON.stringify({ query, variables }))
  const { data, errors } = JSON.parse(answer) as { data?: Data | null; errors?: unknown }
  if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`)
  return data
}

/** What was done, and the public id where that is a project. */
export interface Done {
  readonly id: string
  readonly publicId: string
}

/**
 * Does something through the API as whoever is signed in on the page: what a journey starts from, or what another person does
 * meanwhile.
 * @param field of Mutation
 * @throws where it is refused
 */
export async function deed(page: Page, field: string, input: object): Promise<Done> {
  const name = field.charAt(0).toUpperCase() + field.slice(1)
  const ofProject = /^(create|edit|archive|restore)Project$/.test(field) ? '... on Project { publicId }' : ''
  const answers = `__typename ... on Node { id } ${ofProject} ... on Refusal { message }`
  const query = `mutation ($input: ${name}Input!) { ${field}(input: $input) { ${answers} } }`
  const data = await ask<Record<string, Partial<Done> & { message?: string }>>(page, query, { input })
  const { id, publicId = '', message } = data[field] ?? {}
  if (id === undefined) throw new Error(`${field} was not done: ${message}`)
  return { id, publicId }
}
