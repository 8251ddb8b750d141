const PREFIXES = ['', 'k', 'm', 'g', 't', 'p', 'e']
const NAMES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte', 'exabyte']

/** Bytes in one of a unit such as TB (10¹²) or TiB (2⁴⁰); undefined for what is no measure of storage. */
function bytesIn(unit: string): bigint | undefined {
  const word = unit.trim().toLowerCase()
  const named = NAMES.findIndex((name) => word === name || word === `${name}s`)
  if (named >= 0) return 1000n ** BigInt(named)
  const match = /^([kmgtpe]?)(i?)b$/.exec(word)
  if (match === null || (match[1] === '' && match[2] === 'i')) return undefined
  return (match[2] === 'i' ? 1024n : 1000n) ** BigInt(PREFIXES.indexOf(match[1] ?? ''))
}

/** A quantity with at most four decimals as whole bytes, a part of a byte dropped; undefined for what is no storage. */
export function toBytes(quantity: string, unit: string): bigint | undefined {
  const factor = bytesIn(unit)
  if (factor === undefined) return undefined
  const [whole = '0', fraction = ''] = quantity.split('.')
  return ((BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4))) * factor) / 10_000n
}
