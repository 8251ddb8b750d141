import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Returns the secret of this name, made on first use: 32 random bytes in base64url, kept in the home's `secrets`
 * folder with mode 0600.
 */
export async function keptSecret(home: string, name: string): Promise<string> {
  const folder = join(home, 'secrets')
  const path = join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    // wx: of two processes that start at once one makes the secret and the other reads it.
    const file = await open(path, 'wx', 0o600)
    const secret = randomBytes(32).toString('base64url')
    await file.writeFile(`${secret}\n`)
    await file.close()
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readFile(path, 'utf8')).trim()
  }
}
