/** One line of a `sacctmgr` flat file: what it is, whom it names, and its options by lower-case name. */
export interface DumpLine {
  readonly object: 'cluster' | 'parent' | 'account' | 'user'
  readonly name: string
  readonly options: ReadonlyMap<string, string>
}

const HEAD = /^\s*(?:sacctmgr:\s*)?(cluster|machine|parent|account|project|user)\s*-\s+/i
const OBJECTS = { machine: 'cluster', project: 'account' } as const

/** True for lines that only a `sacctmgr` flat file has. */
export const isDumpLine = (line: string): boolean => HEAD.test(line)

interface Value {
  readonly text: string
  readonly next: number
}

/**
 * `sacctmgr dump` writes descriptions between quotes as they are, apostrophes and all. So a quote ends a value only
 * where an option, a comment or the end of the line follows it.
 */
const closes = (line: string, at: number): boolean =>
  /^\s*(:\s*[A-Za-z]+\s*[+-]?=|:?\s*$|#)/.test(line.slice(at + 1, at + 120))

/** A colon parts options, but not in `gres/gpu:a100=300`, which a dump writes without quotes. */
const endsBare = (character: string, before: string): boolean =>
  character === '#' || (character === ':' && !/gres\/\w+$/i.test(before))

const readValue = (line: string, start: number): Value => {
  const quote = line[start] === "'" || line[start] === '"' ? line[start] : undefined
  let text = ''
  let i = quote === undefined ? start : start + 1
  for (; i < line.length; i++) {
    const character = line[i] ?? ''
    const following = line[i + 1] ?? ''
    if (character === '\\' && /['"\\#:]/.test(following)) {
      text += following
      i++
    } else if (quote === undefined ? endsBare(character, text) : character === quote && closes(line, i)) break
    else text += character
  }
  if (quote === undefined) return { text: text.trim(), next: i }
  if (i >= line.length) throw new SyntaxError(`the quote ${quote} is never closed`)
  return { text, next: i + 1 }
}

/**
 * Reads a line such as `Account - 'cs':Description='Computer Science':Fairshare=399`.
 * @throws SyntaxError where quotes or options don't end.
 */
export function readDumpLine(line: string): DumpLine | undefined {
  const head = HEAD.exec(line)
  if (head === null) return undefined
  const word = (head[1] ?? '').toLowerCase()
  const object = OBJECTS[word as keyof typeof OBJECTS] ?? (word as DumpLine['object'])
  const name = readValue(line, head[0].length)
  const options = new Map<string, string>()
  let at = name.next
  while (at < line.length && line[at] !== '#') {
    if (line[at] === ':' || /\s/.test(line[at] ?? '')) {
      at++
      continue
    }
    const option = /^([A-Za-z]+)\s*[+-]?=/.exec(line.slice(at))
    if (option === null) throw new SyntaxError(`“${line.slice(at, at + 30)}” is not an option: write Name=value`)
    const value = readValue(line, at + option[0].length)
    options.set((option[1] ?? '').toLowerCase(), value.text)
    at = value.next
  }
  if (name.text === '') throw new SyntaxError('no name follows the dash')
  return { object, name: name.text, options }
}
