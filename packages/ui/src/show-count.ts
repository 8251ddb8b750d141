const thousands = new Intl.NumberFormat('en-GB')

/**
 * A count with its noun: '1 project', '10,000 projects'.
 * @param count a whole number
 * @param one the noun for one
 * @param many the noun for any other; with an s unless told
 */
export function showCount(count: number, one: string, many = `${one}s`): string {
  return `${thousands.format(count)} ${count === 1 ? one : many}`
}
