const UNKNOWN = new Set(['', 'Unknown', 'UNKNOWN', 'None', 'NONE', 'N/A'])
const STAMP = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(Z|[+-]\d\d:?\d\d)?$/

/**
 * A time as sacct prints it: ISO 8601, or seconds since 1970. Without an offset it is taken for UTC. Null where Slurm
 * does not know it, undefined where it is none.
 */
export function readSlurmTime(text: string): Date | null | undefined {
  if (UNKNOWN.has(text)) return null
  if (/^\d{9,11}$/.test(text)) return new Date(Number(text) * 1000)
  const match = STAMP.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, offset = 'Z'] = match
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  // A 31st of June is no day, though JavaScript would make one of it.
  return Number.isNaN(at.getTime()) || new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() !== Number(day)
    ? undefined
    : at
}

const ELAPSED = /^(?:(\d+)-)?(?:(\d+):)?(\d{1,2}):(\d\d)(?:\.\d+)?$/

/** `[days-][hours:]minutes:seconds`, or whole seconds as ElapsedRaw has them; undefined where it is neither. */
export function readElapsed(text: string): bigint | undefined {
  if (/^\d+$/.test(text)) return BigInt(text)
  const match = ELAPSED.exec(text)
  if (!match) return undefined
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => BigInt(part ?? 0)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  return days * 86_400n + hours * 3_600n + minutes * 60n + seconds
}
