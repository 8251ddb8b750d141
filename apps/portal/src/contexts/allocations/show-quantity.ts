import { markThousands, trimDecimal } from '@tenure/ui/decimal'

/** A quantity as the API gives it, for people: '1000.0000' → '1,000', '-12.5000' → '−12.5'. */
export function showQuantity(quantity: string): string {
  return markThousands(trimDecimal(quantity)).replace(/^-/, '−')
}

/** A percentage as the API gives it: '10.00' → '10 %'. */
export function showPercentage(percentage: string): string {
  return `${trimDecimal(percentage)} %`
}

/**
 * How much of a whole a part is, for a bar: a picture, so a float serves. Nothing of nothing is 0.
 * @returns per cent; beyond 100 where the part is more than the whole
 */
export function percentOf(part: string, whole: string): number {
  const [some, all] = [Number(part), Number(whole)]
  if (all > 0) return (some / all) * 100
  return some > 0 ? 101 : 0
}
