import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A file of built pages, as it is sent. */
export interface PageFile {
  readonly path: string
  readonly type: string
  readonly etag: string
  /** Its packed forms, where the build made them beside it. */
  readonly packed: { readonly br?: string; readonly gzip?: string }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The files below a folder by their address. Read once: what is not in it when the server starts is not there, and no
 * address can lead out of it.
 */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const type = types[extname(entry.name)]
    const address = path.slice(folder.length).replaceAll('\\', '/')
    if (!entry.isFile() || !type || address.split('/').some((part) => part.startsWith('.'))) continue
    const packed = {
      ...(existsSync(`${path}.br`) && { br: `${path}.br` }),
      ...(existsSync(`${path}.gz`) && { gzip: `${path}.gz` }),
    }
    files.set(address, {
      path,
      type,
      packed,
      etag: `"${createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22)}"`,
    })
  }
  return files
}
