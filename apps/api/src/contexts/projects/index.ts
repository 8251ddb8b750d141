// All that other contexts may import.
export * from './access.ts'
export { can, isOf } from './sql-access.ts'
export { PersonNotActive, ProjectArchived, ProjectInUse, ProjectNameTaken } from './refusals.ts'
export { checkedBilling, publicIdLetters } from './rules.ts'
export { StewardReason } from './graphql/effective-steward.ts'
export { keepersOf } from './operations/keepers-of.ts'
export { activePerson } from './operations/active-person.ts'
export { RollBackPreviewType } from './graphql/roll-back.ts'
