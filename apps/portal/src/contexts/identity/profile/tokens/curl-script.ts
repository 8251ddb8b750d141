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
