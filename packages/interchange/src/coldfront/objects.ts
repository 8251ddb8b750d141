/** One object of `manage.py dumpdata`, and the line of the file it begins on. */
export interface DumpObject {
  readonly file: string
  readonly line: number
  readonly model: string
  /** Absent in a dump made with --natural-primary. */
  readonly pk: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for a value of the form that dumpdata writes. */
const isDumpShape = (value: unknown): value is { model: string; pk?: unknown; fields: Record<string, unknown> } =>
  isRecord(value) && typeof value['model'] === 'string' && isRecord(value['fields'])

/** The lines on which the elements of the outermost JSON array (or the lines of a JSONL file) begin. */
export function elementLines(text: string): number[] {
  const lines: number[] = []
  let depth = 0
  let line = 1
  let quoted = false
  const outer = text.trimStart().startsWith('[') ? 1 : 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '\n') line++
    else if (quoted) {
      if (character === '\\') i++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') {
      if (depth === outer && character === '{') lines.push(line)
      depth++
    } else if (character === '}' || character === ']') depth--
  }
  return lines
}

/**
 * Parses a dump: a JSON array, or one object a line (`--format jsonl`).
 * @returns undefined where the text is not a dump of Django's; elements of another form are left out.
 * @throws SyntaxError where it is not JSON.
 */
export function parseDump(file: string, text: string): DumpObject[] | undefined {
  const isArray = text.trimStart().startsWith('[')
  const rows = text.split('\n').filter((row) => row.trim() !== '')
  const parsed: unknown = isArray ? JSON.parse(text) : rows.map((row): unknown => JSON.parse(row))
  if (!Array.isArray(parsed)) return undefined
  const values: readonly unknown[] = parsed
  const lines = elementLines(text)
  const objects = values.map((value, index) => ({ value, line: lines[index] ?? 1 }))
  const dump = objects.flatMap(({ value, line }): DumpObject[] => {
    if (!isDumpShape(value)) return []
    const { model, fields, pk } = value
    return [
      {
        file,
        line,
        model: model.toLowerCase(),
        fields,
        pk: typeof pk === 'string' || typeof pk === 'number' ? String(pk) : undefined,
      },
    ]
  })
  return dump.length > 0 ? dump : undefined
}
