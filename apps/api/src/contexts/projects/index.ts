// All that other contexts may import.
export * from './access.ts'
export { ProjectNameTaken } from './refusals.ts'
export { checkedBilling, publicIdLetters } from './rules.ts'
