import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject } from 'vitest'

/** The link in the newest mail to somebody with this subject, once it is there. */
export async function linkMailedTo(email: string, subject: string): Promise<string> {
  const found = async () => {
    for (const name of (await readdir(inject('mailFolder'))).toSorted().toReversed()) {
      if (!name.endsWith('.eml')) continue
      const text = (await readFile(join(inject('mailFolder'), name), 'utf8')).replaceAll('=\r\n', '')
      if (text.includes(email) && text.includes(`Subject: ${subject}`))
        return /https?:\/\/\S+\/link#\w+/.exec(text)?.[0]
    }
    return undefined
  }
  await expect.poll(found, { timeout: 20_000 }).toBeDefined()
  return (await found())!
}
