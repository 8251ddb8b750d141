const width = 24

/** How far something is, as a bar: `██████░░░░  62 %  31,000 of 50,000, allocations`. */
export function progressBar(done: number, total: number, what: string): string {
  const part = total === 0 ? 1 : done / total
  const full = Math.round(part * width)
  const numbers = `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(part * 100)).padStart(3)} %  ${numbers}, ${what}`
}
