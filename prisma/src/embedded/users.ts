import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './postmaster.ts'

let calls = 0

/** The folder in which every process that uses a home's server leaves a file named after its process id. */
export function usersFolder(home: string): string {
  return join(home, 'cluster-users')
}

/** Writes this process down as a user of the home's server; returns the name of its file. */
export async function signIn(home: string): Promise<string> {
  calls += 1
  const name = `${process.pid}.${calls}`
  await mkdir(usersFolder(home), { recursive: true })
  await writeFile(join(usersFolder(home), name), '')
  return name
}

/** Strikes a user out. Returns whether it was the last one alive, who therefore has to stop the server. */
export async function signOut(home: string, name: string): Promise<boolean> {
  await rm(join(usersFolder(home), name), { force: true })
  const left = await readdir(usersFolder(home)).catch(() => [])
  return !left.some((other) => isAlive(Number(other.split('.')[0])))
}
