import type { DirectoriesFile } from '@tenure/directory/configured'

/** A whole number from the environment. */
function number(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise)
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`${name} is a whole number; it is "${process.env[name]}".`)
  return value
}

/** Everything the API takes from its environment, read once. No other file reads it. docs/operations.md tells each. */
export const env = {
  production: process.env['NODE_ENV'] === 'production',
  logLevel: process.env['LOG_LEVEL'] ?? 'info',
  /** The OpenTelemetry SDK is loaded, where it is installed, when this is set. */
  otlpEndpoint: process.env['OTEL_EXPORTER_OTLP_ENDPOINT'],
  /** Set behind TLS, so that cookies are Secure and bear the __Host- prefix. */
  secureCookies: process.env['TENURE_SECURE_COOKIES'] === '1',
} as const

/** What a running server can be told; the environment says the rest. */
export interface Settings {
  /** Connections for requests; each carries a Prisma client of its own (about 15 MB). */
  readonly poolSize: number
  /** The longest one statement of a request may run, in milliseconds. */
  readonly statementMs: number
  /** The longest a request may take in all, in milliseconds. */
  readonly requestMs: number
  /** The longest a server that stops waits for what runs, in milliseconds; all of it ends within ten seconds. */
  readonly drainMs: number
  /** Cost points a viewer may spend in a minute on this process. */
  readonly pointsPerMinute: number
  /** Failed sign-ins from one address in five minutes, before it has to wait. */
  readonly signInFailures: number
  /** Sessions may send the portal's own documents only; tokens send what they like. GraphiQL then takes none. */
  readonly persistedOnly: boolean
  /** Whether queries that compile to one statement are answered by it. Without it everything is executed field by field. */
  readonly compiledReads: boolean
  /** What /metrics wants as a bearer token; absent, it answers this machine alone. */
  readonly metricsToken: string | undefined
  /** What secrets are kept under: authenticators', identity providers'. Absent, none are kept. */
  readonly installationKey: string | undefined
  /** Where people reach the portal; absent, where their requests say that they came to. */
  readonly publicUrl: string | undefined
  /** Whether identity providers may lie in private networks. */
  readonly privateProviders: boolean
  /** Whose X-Forwarded-For is believed: addresses or networks, by comma. */
  readonly trustProxy: string | undefined
  /** The file that names directories; absent, there are none to sync with. */
  readonly directories: DirectoriesFile | undefined
}

export const settings: Settings = {
  poolSize: number('TENURE_POOL_SIZE', 10),
  statementMs: number('TENURE_STATEMENT_MS', 10_000),
  requestMs: number('TENURE_REQUEST_MS', 20_000),
  drainMs: 9_000,
  pointsPerMinute: number('TENURE_POINTS_PER_MINUTE', 20_000),
  signInFailures: number('TENURE_SIGN_IN_FAILURES', 30),
  persistedOnly: process.env['TENURE_PERSISTED_ONLY'] === '1',
  compiledReads: process.env['TENURE_COMPILED_READS'] !== '0',
  metricsToken: process.env['TENURE_METRICS_TOKEN'],
  installationKey: process.env['TENURE_INSTALLATION_KEY'],
  publicUrl: process.env['TENURE_PUBLIC_URL'],
  privateProviders: process.env['TENURE_PRIVATE_PROVIDERS'] === '1',
  trustProxy: process.env['TENURE_TRUST_PROXY'],
  directories: process.env['TENURE_DIRECTORIES']
    ? { path: process.env['TENURE_DIRECTORIES'], variable: (name) => process.env[name] }
    : undefined,
}

/** What `main.ts`, the API as a process of its own, is told. */
export const processSettings = {
  appUrl: process.env['TENURE_APP_DATABASE_URL'],
  doorUrl: process.env['TENURE_DOOR_DATABASE_URL'],
  host: process.env['HOST'] ?? '127.0.0.1',
  port: number('PORT', 4000),
  /** The public keys of the audit log's checkpoints, by comma. */
  auditPublicKeys: (process.env['TENURE_AUDIT_PUBLIC_KEYS'] ?? '').split(',').filter((key) => key !== ''),
  /** The folder in which the witness keeps them. */
  witness: process.env['TENURE_WITNESS'],
} as const
