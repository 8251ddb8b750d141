interface Asked {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: unknown
}

/** Asks the graph of the same origin with the session of this browser. A session that ended leads to the sign-in. */
export async function ask(
  { query, operationName, variables }: Asked,
  { headers }: { headers?: Readonly<Record<string, unknown>> } = {},
) {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'x-tenure-client': 'graphiql',
      ...(headers as Record<string, string>),
    },
    body: JSON.stringify({ query, operationName, variables }),
  })
  if (response.status === 401) window.location.assign('/sign-in?to=%2Fgraphiql')
  return (await response.json()) as Record<string, unknown>
}
