import type { Page } from 'playwright-core'

/** What a mutation answered: its object, or why not. */
interface Answer {
  readonly __typename: string
  readonly id: string
  readonly message?: string
}

/**
 * Does something through the API as whoever is signed in on the page: what a journey starts from, or what another person does
 * meanwhile.
 * @param field of Mutation
 * @throws where it is refused
 */
export async function deed(page: Page, field: string, input: object): Promise<Answer> {
  const name = field.charAt(0).toUpperCase() + field.slice(1)
  const answers = '__typename ... on Node { id } ... on Refusal { message }'
  const query = `mutation ($input: ${name}Input!) { ${field}(input: $input) { ${answers} } }`
  const body = JSON.stringify({ query, variables: { input } })
  const answer = await page.evaluate(async (text) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tenure-Client': 'portal' },
      body: text,
    })
    return response.text()
  }, body)
  const { data, errors } = JSON.parse(answer) as { data?: Record<string, Answer> | null; errors?: unknown }
  const done = data?.[field]
  if (!done || done.message !== undefined) throw new Error(`${field} was not done: ${done?.message ?? JSON.stringify(errors)}`)
  return done
}
