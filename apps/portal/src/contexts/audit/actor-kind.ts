const kinds: Readonly<Record<string, string>> = {
  SESSION: 'Signed in at a device',
  API_TOKEN: 'By an API token',
  SIGN_IN: 'At the sign-in page',
  TOLD: 'Told by the installation',
}

/** How an actor came, in words. Who went past the application is named by the database's role. */
export function actorKind(kind: string): string {
  if (kind.startsWith('DATABASE:')) return `Straight to the database, as ${kind.slice('DATABASE:'.length)}`
  return kinds[kind] ?? kind
}

/** The ways to come in, as options. */
export const actorKindOptions = Object.entries(kinds).map(([id, name]) => ({ id, name }))
