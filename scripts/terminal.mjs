/** What people see while they wait, and when something is wrong. */

const colours = process.stdout.isTTY
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)
export const bold = paint(1)
export const dim = paint(2)
export const red = paint(31)
export const green = paint(32)

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** A failure whose message a person can act on; anything else that is thrown is a bug and shows its stack. */
export class Stop extends Error {}

/** Ends the process with what happened and what to do. */
export function stopWith(error) {
  console.error(`\n${red('✗')} ${error instanceof Stop ? error.message : error.stack}`)
  process.exit(1)
}

/** Says that a long step runs, with the time since it began where the terminal can show it, and how long it took. */
export async function step(label, work) {
  const began = Date.now()
  const since = () => seconds(Date.now() - began)
  if (!colours) console.log(`  ${label} …`)
  const ticker = colours ? setInterval(() => process.stdout.write(`\r  ${label} … ${dim(since())} `), 100) : undefined
  const clear = () => {
    clearInterval(ticker)
    if (colours) process.stdout.write('\r\u001b[K')
  }
  try {
    const result = await work()
    clear()
    console.log(`${green('✓')} ${label} ${dim(since())}`)
    return result
  } catch (error) {
    clear()
    console.log(`${red('✗')} ${label} ${dim(since())}`)
    throw error
  }
}
