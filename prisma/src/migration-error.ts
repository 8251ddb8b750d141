/** A migration or a file of the law that the server refused: which file, which line, and its words. */
export class MigrationError extends Error {
  constructor(file: string, sql: string, cause: unknown) {
    const { message, position, hint, where } = cause as {
      message: string
      position?: string
      hint?: string
      where?: string
    }
    const line = position ? sql.slice(0, Number(position)).split('\n').length : undefined
    super(`${file}${line ? `, line ${line}` : ''}: ${message}${hint ? ` (${hint})` : ''}${where ? `\n${where}` : ''}`, {
      cause,
    })
    this.name = 'MigrationError'
  }
}
