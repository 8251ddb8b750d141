import { Overloaded } from '../overloaded.ts'

/** Bounds how much large work one process does at once: an import holds its files in memory, a verification a connection. */
export class Turns {
  #free: number

  constructor(most: number) {
    this.#free = most
  }

  /** Runs the work if there is room. @throws Overloaded where there is none */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) throw new Overloaded(15)
    this.#free--
    try {
      return await work()
    } finally {
      this.#free++
    }
  }
}
