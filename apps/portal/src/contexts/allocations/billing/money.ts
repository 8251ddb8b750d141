/**
 * A sum as people of the field write it, exact to the last digit.
 * @param amount a decimal number as the API writes it
 * @param currency three letters of ISO 4217
 */
export const showMoney = (amount: string, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' }).format(
    amount as Intl.StringNumericLiteral,
  )

/** A price of one unit, with the decimals it has: four at most. */
export const showPrice = (price: string, currency: string): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 4,
  }).format(price as Intl.StringNumericLiteral)
