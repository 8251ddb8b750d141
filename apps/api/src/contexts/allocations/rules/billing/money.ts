import { fromTenThousandths, type Quantity } from '@tenure/quantities/quantity'

const none = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const three = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** How many decimals a currency’s smallest coin has (ISO 4217): two, where nothing else is known. */
export const minorDigits = (currency: string): number => (none.has(currency) ? 0 : three.has(currency) ? 3 : 2)

/** n/d, rounded to a whole number; what lies in the middle goes to the even neighbour. @param d above zero */
export function divideHalfEven(n: bigint, d: bigint): bigint {
  const [size, sign] = n < 0n ? [-n, -1n] : [n, 1n]
  const [whole, twice] = [size / d, (size % d) * 2n]
  return sign * (twice > d || (twice === d && whole % 2n === 1n) ? whole + 1n : whole)
}

/**
 * B6. What a line comes to: quantity × price less the discount, rounded half to even to the currency’s smallest coin.
 * @param hundredths the discount in hundredths of a per cent
 */
export function lineAmount(
  { quantity, price, hundredths }: { quantity: Quantity; price: Quantity; hundredths: number },
  currency: string,
): Quantity {
  const coin = 10n ** BigInt(4 - minorDigits(currency))
  // Quantity and price each carry four decimals, the rest of 10,000 hundredths four more; an amount has four.
  const exact = quantity * price * BigInt(10_000 - hundredths)
  return fromTenThousandths(divideHalfEven(exact, 100_000_000n * coin) * coin)
}

/** An amount with as many decimals as its currency has, as a statement prints it. @param amount with four decimals */
export function coins(amount: string, currency: string): string {
  const digits = minorDigits(currency)
  const [whole = '0', part = ''] = amount.split('.')
  return digits === 0 ? whole : `${whole}.${part.padEnd(4, '0').slice(0, digits)}`
}
