import type { FormattedExecutionResult } from 'graphql'
import { marks } from './json-text.ts'
import type { Compiled } from './compile.ts'

/** Data whose JSON text the database wrote: handed on as it is. */
export class JsonData {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Serialises an answer as the engine does, a text of the database's as it stands. */
export function stringifyAnswer({ data, ...rest }: FormattedExecutionResult): string {
  if (data instanceof JsonData) return `{"data":${data.text}}\n`
  return `${JSON.stringify({ ...(rest.errors && { errors: rest.errors }), ...(data !== undefined && { data }), ...(rest.extensions && { extensions: rest.extensions }) })}\n`
}

/** The answer's text with its holes filled; null where something in it could not be answered, for the ordinary executor to say what. */
export function filled(text: string | null | undefined, { holes }: Compiled): string | null {
  if (text === null || text === undefined || text.includes(marks.broken)) return null
  if (holes.length === 0) return text
  return text
    .split(marks.hole)
    .map((part, i) => {
      if (i % 2 === 0) return part
      const at = part.indexOf(':')
      const from = JSON.parse(part.slice(at + 1)) as never
      return JSON.stringify(holes[Number(part.slice(0, at))]!(from))
    })
    .join('')
}
