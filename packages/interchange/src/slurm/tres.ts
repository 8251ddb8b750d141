import { canonicalDecimal } from '../csv/decimal.ts'

/** Slurm's fixed ids, which it prints where a name is not at hand. */
const TRES_IDS = new Map(Object.entries({ 1: 'cpu', 2: 'mem', 3: 'energy', 4: 'node', 5: 'billing' }))

export interface TresLimit {
  readonly tres: string
  readonly value: string
}

/** Reads `cpu=600000,gres/gpu=12000`; a limit of -1 sets nothing and is left out. */
export const readTres = (text: string): TresLimit[] =>
  text
    .split(',')
    .map((part) => part.split('='))
    .map(([name = '', value = '']) => ({
      tres: TRES_IDS.get(name.trim()) ?? name.trim().toLowerCase(),
      value: value.trim(),
    }))
    .filter(({ tres, value }) => tres !== '' && value !== '-1')

/** Minutes as hours, exactly where four decimals can say it, and otherwise to the nearest. */
export function minutesToHours(minutes: string): { readonly hours: string; readonly rounded: boolean } {
  const scaled = BigInt(minutes) * 10_000n
  const nearest = (scaled + 30n) / 60n
  const whole = (nearest / 10_000n).toString()
  const fraction = (nearest % 10_000n).toString().padStart(4, '0')
  return { hours: canonicalDecimal('', whole, fraction), rounded: scaled % 60n !== 0n }
}

export interface TresKind {
  readonly label: string
  readonly unit: string
}

/** The resource that minutes of a TRES are counted in; undefined for those that are not a project's to spend. */
export function tresKind(tres: string): TresKind | undefined {
  if (tres === 'cpu') return { label: 'CPU core-hours', unit: 'core-hours' }
  if (tres === 'node') return { label: 'Node hours', unit: 'node-hours' }
  if (tres === 'billing') return { label: 'Billing hours', unit: 'billing-hours' }
  const gpu = /^gres\/gpu(?::(.+))?$/.exec(tres)
  if (gpu !== null) return { label: gpu[1] === undefined ? 'GPU hours' : `GPU hours ${gpu[1]}`, unit: 'GPU-hours' }
  return undefined
}
