/** The only place of the embedded server that reads the environment. */
export const environment = {
  /** A PostgreSQL 15 or newer to use instead of the embedded one, as a superuser's or database creator's URL. */
  databaseUrl: process.env['DATABASE_URL'] || undefined,
  /** What PostgreSQL's programs get: no PG* variable of the person's shell may redirect them. */
  forPrograms: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
}
