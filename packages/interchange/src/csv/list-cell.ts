/** Several names in one cell, parted by semicolons; `\;` and `\\` stand for the characters themselves. */
export const joinList = (items: readonly string[]): string =>
  items
    .map((item) => item.trim().replace(/[\\;]/g, (character) => `\\${character}`))
    .filter((item) => item !== '')
    .join('; ')

/** Reads what `joinList` wrote, and what people write by hand: spaces around an item and empty items do not count. */
export function splitList(cell: string): string[] {
  const items: string[] = []
  let item = ''
  for (let i = 0; i < cell.length; i++) {
    const next = cell[i + 1]
    if (cell[i] === '\\' && (next === ';' || next === '\\')) {
      item += next
      i++
    } else if (cell[i] === ';') {
      items.push(item.trim())
      item = ''
    } else item += cell[i]
  }
  items.push(item.trim())
  return items.filter((name) => name !== '')
}
