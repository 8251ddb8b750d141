import type { Context } from '../kernel/context.ts'
import type { Database } from '../kernel/database/database.ts'
import { doneAs, retold } from '../kernel/database/told.ts'
import type { House } from './house.ts'

/** One moment of the story: somebody does something at a time. */
export interface Beat {
  readonly at: Date
  /** The key of the character who does it. */
  readonly who: string
  readonly does: (ctx: Context, memory: Memory) => Promise<unknown>
}

/** What later moments may refer to by the names the story gave it. */
export class Memory {
  private readonly ids = new Map<string, string>()
  private readonly people: ReadonlyMap<string, string>

  constructor(people: ReadonlyMap<string, string>) {
    this.people = people
  }

  person(key: string): string {
    return this.known(this.people, key)
  }

  recall(name: string): string {
    return this.known(this.ids, name)
  }

  knows(name: string): boolean {
    return this.ids.has(name)
  }

  keep(name: string, id: string): void {
    this.ids.set(name, id)
  }

  private known(from: ReadonlyMap<string, string>, name: string): string {
    const id = from.get(name)
    if (!id) throw new Error(`The story has not told of ${name} yet.`)
    return id
  }
}

export interface Telling {
  readonly beats: readonly Beat[]
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * Tells a story in the order of its moments, each as the person who does it, through the operations and behind the same
 * walls as any request of theirs; in one transaction, so that a start that is broken off leaves no half of it.
 */
export async function tell(database: Database, house: House, { beats, onProgress }: Telling): Promise<void> {
  const memory = new Memory(house.people)
  const inOrder = [...beats].sort((a, b) => a.at.getTime() - b.at.getTime())
  const [first] = inOrder
  if (!first) return
  const as = ({ at, who }: Beat) => ({ tenantId: house.tenantId, userId: memory.person(who), at })
  await doneAs(database, as(first), async (opened) => {
    for (const [i, beat] of inOrder.entries()) {
      await beat.does(await retold(opened, as(beat)), memory)
      onProgress?.(i + 1, inOrder.length)
    }
  })
}
