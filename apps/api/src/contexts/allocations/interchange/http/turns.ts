import { Overloaded } from '../../../../kernel/overloaded.ts'

/** Bounds how many imports one process works on: each holds its files and its plan in memory. */
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
