const POWERS: Record<string, bigint> = { K: 10n, M: 20n, G: 30n, T: 40n, P: 50n }
const AMOUNT = /^(\d+)(?:\.(\d+))?([KMGTP])?$/

/**
 * A figure of Slurm's with its suffix: `62.50G`, `31000M`, `12`.
 * @param bare the power of two that a figure without a suffix is counted in: memory in megabytes, everything else in ones
 */
export function readAmount(text: string, bare = 0n): bigint | undefined {
  const match = AMOUNT.exec(text)
  if (!match) return undefined
  const [, digits = '0', decimals = '', suffix] = match
  const power = suffix === undefined ? bare : POWERS[suffix]!
  return (BigInt(digits + decimals) << power) / 10n ** BigInt(decimals.length)
}

/** `cpu=12,mem=62.50G,node=1,gres/gpu=2,gres/gpu:a100=2` by name; undefined where it can't be read. */
export function readTres(text: string): Map<string, bigint> | undefined {
  const found = new Map<string, bigint>()
  for (const part of text === '' ? [] : text.split(',')) {
    const at = part.lastIndexOf('=')
    const name = part.slice(0, at)
    const amount = at < 1 ? undefined : readAmount(part.slice(at + 1), name === 'mem' ? 20n : 0n)
    if (amount === undefined) return undefined
    found.set(name, amount)
  }
  return found
}

/** All GPUs: the figure for them all, else those of each kind added up. */
export function gpusOf(tres: ReadonlyMap<string, bigint>): bigint {
  const all = tres.get('gres/gpu')
  if (all !== undefined) return all
  let sum = 0n
  for (const [name, amount] of tres) if (name.startsWith('gres/gpu:')) sum += amount
  return sum
}
