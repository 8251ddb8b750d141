import { databaseRefusal } from '../../../kernel/database-errors.ts'
import { BeyondOwnRights, LastKeeper, NotAttested } from '../refusals.ts'

/** Does what the law of administration may refuse, and says its refusals in words. */
export async function byTheDatabase<T>(work: () => Promise<T>, attestedField?: readonly string[]): Promise<T> {
  try {
    return await work()
  } catch (error) {
    switch (databaseRefusal(error)?.code) {
      case 'TN005':
        throw new LastKeeper()
      case 'TN007':
        throw new BeyondOwnRights([])
      case 'TN008':
        throw new NotAttested(attestedField)
      default:
        throw error
    }
  }
}
