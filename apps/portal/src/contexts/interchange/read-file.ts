import type { ChosenFile } from '@tenure/ui/file-drop'
import type { SentFile } from './interchange-api.ts'

/** Files that systems put into folders by themselves. */
const system = /(^|\/)(\.[^/]*|thumbs\.db|desktop\.ini)$/i

/** What is sent of the files that were chosen; what systems leave in folders stays out. */
export async function readFiles(chosen: readonly ChosenFile[]): Promise<readonly SentFile[]> {
  return Promise.all(chosen.filter(({ path }) => !system.test(path)).map(readFile))
}

async function readFile({ path, file }: ChosenFile): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    // The byte order mark is the reader's to judge, so it stays.
    return { name: path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { name: path, base64: encode(bytes) }
  }
}

function encode(bytes: Uint8Array): string {
  const chunk = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk))
  return btoa(text)
}
