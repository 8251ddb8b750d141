import { inject } from 'vitest'
import pg from 'pg'
import { Database } from '../src/kernel/database/database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    appUrl: string
    doorUrl: string
    workerUrl: string
  }
}

/** The URLs of the run's migrated database, by role. */
export const urls = () => ({
  ownerUrl: inject('ownerUrl'),
  appUrl: inject('appUrl'),
  doorUrl: inject('doorUrl'),
  workerUrl: inject('workerUrl'),
})

let owner: pg.Pool | undefined
let told: Database | undefined

/** Connections of the owner, for what only an installation does: tenants, first people, told pasts. */
export const ownerPool = (): pg.Pool => (owner ??= new pg.Pool({ connectionString: urls().ownerUrl, max: 4 }))
/** The same as the API's database, on the owner's connections: only there a told context can begin. */
export const toldDatabase = (): Database => (told ??= new Database(urls().ownerUrl, 4))

export async function closeDatabases(): Promise<void> {
  await Promise.all([owner?.end(), told?.close()])
  owner = undefined
  told = undefined
}
