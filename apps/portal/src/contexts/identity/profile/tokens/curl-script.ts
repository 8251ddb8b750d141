/** A script that asks the API who it is and which projects it sees. The secret stays out of it, so that it can be shared. */
export function curlScript(origin: string): string {
  const query = '{ viewer { user { fullName } permissions } projects(first: 5) { nodes { publicId name } } }'
  return [
    'read -rs -p "Token: " TENURE_TOKEN && export TENURE_TOKEN',
    `curl --fail-with-body --silent '${origin}/graphql' \\`,
    '  --header "Authorization: Bearer $TENURE_TOKEN" \\',
    "  --header 'Content-Type: application/json' \\",
    `  --data '${JSON.stringify({ query })}'`,
  ].join('\n')
}

/** The same in TypeScript, for Node 20 or newer without any package: the token comes from the environment. */
export function typescriptScript(origin: string): string {
  return [
    "import { env } from 'node:process'",
    "const query = '{ viewer { user { fullName } } projects(first: 5) { nodes { publicId name } } }'",
    `const response = await fetch('${origin}/graphql', {`,
    "  method: 'POST',",
    "  headers: { Authorization: `Bearer ${env.TENURE_TOKEN}`, 'Content-Type': 'application/json' },",
    '  body: JSON.stringify({ query }),',
    '})',
    'const { data, errors } = await response.json()',
    'if (errors) throw new Error(errors[0].message)',
    'console.log(data)',
  ].join('\n')
}
