/** One file as it was picked or uploaded; `name` may carry folders. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The file's name without its folders, for Windows and POSIX separators alike. */
export const baseName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)

/** Files that systems put into folders by themselves: never a facility's data, so never worth a message. */
export const isSystemFile = (name: string): boolean =>
  baseName(name).startsWith('.') ||
  /(^|[\\/])__MACOSX[\\/]/.test(name) ||
  /^(thumbs\.db|desktop\.ini)$/i.test(baseName(name))
