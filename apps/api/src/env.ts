/** Everything the API takes from its environment, read once. No other file reads it. */
export const env = {
  production: process.env['NODE_ENV'] === 'production',
  logLevel: process.env['LOG_LEVEL'] ?? 'info',
  /** Connections for requests; each carries a Prisma client of its own (about 15 MB). */
  poolSize: Number(process.env['TENURE_POOL_SIZE'] ?? 10),
  otlpEndpoint: process.env['OTEL_EXPORTER_OTLP_ENDPOINT'],
  /** Set behind TLS, so that cookies are Secure and bear the __Host- prefix. */
  secureCookies: process.env['TENURE_SECURE_COOKIES'] === '1',
} as const
