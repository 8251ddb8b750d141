import { randomBytes } from 'node:crypto'
import { migrate } from '@tenure/prisma/migrate'
import { throwawayServer } from '@tenure/prisma/throwaway'
import type { TestProject } from 'vitest/node'

let server: Awaited<ReturnType<typeof throwawayServer>> | undefined

/** One real PostgreSQL for the whole run, migrated once; each test undoes what it did or works in a tenant of its own. */
export async function setup({ provide }: TestProject) {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const passwords = {
    app: randomBytes(12).toString('hex'),
    door: randomBytes(12).toString('hex'),
    worker: randomBytes(12).toString('hex'),
  }
  await migrate(ownerUrl, { passwords })
  const as = (role: string, password: string) => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = password
    return url.href
  }
  provide('ownerUrl', ownerUrl)
  provide('appUrl', as('tenure_app', passwords.app))
  provide('doorUrl', as('tenure_door', passwords.door))
  provide('workerUrl', as('tenure_worker', passwords.worker))
}

export const teardown = () => server?.stop()
