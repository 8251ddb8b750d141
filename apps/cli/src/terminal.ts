/** What the person at the terminal sees. */

const live = process.stdout.isTTY
const paint = (code: number) => (text: string) => (live ? `\u001b[${code}m${text}\u001b[0m` : text)
export const bold = paint(1)
export const dim = paint(2)
export const red = paint(31)
const green = paint(32)

/** Prints a line. */
export function say(line = ''): void {
  console.log(line)
}

/** Prints a failure: what happened, then what to do. */
export function sayFailure(happened: string, remedy?: string): void {
  console.error(`\n${red('✗')} ${happened}`)
  if (remedy) console.error(`  ${remedy}`)
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** A step that runs: `detail` says how far it is. */
export interface Progress {
  detail(text: string): void
}

/**
 * Runs a step that may take long: shows its label, how far it is and how long it has taken; then how long it took.
 * Where the output is no terminal, one line when it begins and one when it ends.
 */
export async function step<T>(label: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const began = Date.now()
  let detail = ''
  const line = () => `  ${label}${detail ? `: ${detail}` : ''} … ${dim(seconds(Date.now() - began))}`
  const draw = () => process.stdout.write(`\r\u001b[K${line()}`)
  const ticker = live ? setInterval(draw, 100) : undefined
  if (!live) say(`  ${label} …`)
  const end = (mark: string) => {
    clearInterval(ticker)
    if (live) process.stdout.write('\r\u001b[K')
    say(`${mark} ${label}${detail ? `: ${detail}` : ''} ${dim(seconds(Date.now() - began))}`)
  }
  try {
    const result = await work({ detail: (text) => void (detail = text) })
    end(green('✓'))
    return result
  } catch (error) {
    end(red('✗'))
    throw error
  }
}
