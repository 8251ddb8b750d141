import { possibleTypes } from './generated/cache-shape.ts'

/** The types whose objects say no, by name. */
export const refusalTypes: readonly string[] = possibleTypes['Refusal'] ?? []
