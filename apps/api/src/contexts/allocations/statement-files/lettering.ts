import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import * as fontkit from 'fontkit'
import type Pdf from 'pdfkit'

type Document = InstanceType<typeof Pdf>

const resolve = createRequire(import.meta.url).resolve
interface Part {
  readonly name: string
  readonly data: Buffer
  readonly has: (letter: number) => boolean
}

// The portal's own face, in the parts in which it ships: what one part has no letter for, another may have. Read when
// the first statement is printed: a process that prints none is not to wait for it.
let read: readonly Part[] | undefined
const parts = (): readonly Part[] =>
  (read ??= ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'].map((name) => {
    const data = readFileSync(resolve(`@fontsource/inter/files/inter-${name}-400-normal.woff`))
    const font = fontkit.create(data)
    return { name, data, has: (letter) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(letter) }
  }))

/** Says to a document which letters there are. */
export function registerLetters(document: Document): void {
  for (const { name, data } of parts()) document.registerFont(name, data)
}

/** A text in runs of one part each; a letter that no part has becomes a question mark, rather than nothing. */
export function runsOf(text: string): { part: string; text: string }[] {
  const runs: { part: string; text: string }[] = []
  for (const letter of text.normalize('NFC')) {
    const part = parts().find(({ has }) => has(letter.codePointAt(0)!))
    const [name, shown] = part ? [part.name, letter] : ['latin', '?']
    const last = runs.at(-1)
    if (last?.part === name) last.text += shown
    else runs.push({ part: name, text: shown })
  }
  return runs
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size?: number
  readonly right?: boolean
}

/** Writes one line of text at a place, in points; what is too wide for it ends with an ellipsis. */
export function write(document: Document, text: string, { x, y, width, size = 9, right = false }: Place): void {
  document.fontSize(size)
  const widthOf = (runs: { part: string; text: string }[]) =>
    runs.reduce((sum, run) => sum + document.font(run.part).widthOfString(run.text), 0)
  let runs = runsOf(text)
  for (let letters = Array.from(text); widthOf(runs) > width && letters.length > 1;) {
    letters = letters.slice(0, -1)
    runs = runsOf(`${letters.join('')}…`)
  }
  let at = right ? x + width - widthOf(runs) : x
  for (const run of runs) {
    document.font(run.part).text(run.text, at, y, { lineBreak: false })
    at += document.widthOfString(run.text)
  }
}
