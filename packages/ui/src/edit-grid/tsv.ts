/**
 * Cells as a spreadsheet puts them on the clipboard: tabs between, lines below, quotes around what holds either.
 * @param text as pasted  @returns lines of cells; the empty line at the end that spreadsheets add is none
 */
export function readTsv(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const close = () => {
    lines.at(-1)!.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') cell += text[++at]
      else if (sign === '"') isQuoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t') close()
    else if (sign === '\n') {
      close()
      lines.push([])
    } else if (sign !== '\r') cell += sign
  }
  close()
  return lines.length > 1 && lines.at(-1)!.length === 1 && lines.at(-1)![0] === '' ? lines.slice(0, -1) : lines
}

/** The same the other way. */
export function writeTsv(lines: readonly (readonly string[])[]): string {
  return lines
    .map((cells) => cells.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')
}
