import type { FastifyInstance } from 'fastify'
import type { Database } from '../../../../kernel/database/database.ts'
import { exportRoutes } from './export-routes.ts'
import { importRoutes } from './import-routes.ts'

/** A facility's files over HTTP, in and out: what GraphQL has no business with. */
export function interchangeRoutes(app: FastifyInstance, { database }: { readonly database: Database }): void {
  importRoutes(app, database)
  exportRoutes(app, database)
}
