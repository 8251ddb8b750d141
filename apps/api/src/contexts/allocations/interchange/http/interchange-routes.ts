import type { FastifyInstance } from 'fastify'
import type { FileRoutes } from '../../../../kernel/http/as-caller.ts'
import { exportRoutes } from './export-routes.ts'
import { importRoutes } from './import-routes.ts'
import { statementRoutes } from '../../statement-files/statement-routes.ts'
import { machineRoutes } from './machine-routes.ts'

/** A facility's files over HTTP, in and out: what GraphQL has no business with. */
export function interchangeRoutes(app: FastifyInstance, routes: FileRoutes): void {
  importRoutes(app, routes)
  exportRoutes(app, routes)
  machineRoutes(app, routes)
  statementRoutes(app, routes)
}
