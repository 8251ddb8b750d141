import { keepFile } from './keep-file.ts'

/** The file could not be had; the message says why, in words. */
export class DownloadFailed extends Error {
  override readonly name = 'DownloadFailed'
}

/**
 * Fetches a file and hands it to the browser to keep. Not by a plain link: the API answers only requests that show they are the portal's.
 * @param path for example '/export/allocations.csv'
 * @throws DownloadFailed when the API says no or cannot be reached
 */
export async function download(path: string): Promise<void> {
  const headers = { 'X-Tenure-Client': 'portal' }
  const response = await fetch(path, { headers, credentials: 'same-origin' }).catch(() => null)
  if (!response) throw new DownloadFailed('Tenure could not be reached. Check your connection and try again.')
  if (!response.ok) {
    const { message } = ((await response.json().catch(() => null)) ?? {}) as { readonly message?: string }
    throw new DownloadFailed(message ?? `The API answered ${response.status}. Try again.`)
  }
  keepFile(path.slice(path.lastIndexOf('/') + 1).replace(/\?.*$/, ''), await response.blob())
}
