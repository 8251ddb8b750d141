const patienceMs = 10_000

/** What has to be closed at the end, last opened first. */
export class Closers {
  readonly #list: { readonly name: string; readonly close: () => Promise<void> }[] = []

  /** Adds something that was opened. */
  add(name: string, close: () => Promise<void>): void {
    this.#list.push({ name, close })
  }

  /**
   * Closes everything, each within 10 s; one that fails or takes longer does not keep the others open.
   * Returns a sentence for each that did.
   */
  async closeAll(): Promise<string[]> {
    const complaints: string[] = []
    for (const { name, close } of this.#list.splice(0).toReversed()) {
      const complaint = await Promise.race([
        close().then(
          () => undefined,
          (error: unknown) => `${name} did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`,
        ),
        late(`${name} took longer than ${patienceMs / 1000} s to stop and was left.`),
      ])
      if (complaint) complaints.push(complaint)
    }
    return complaints
  }
}

function late(sentence: string): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs, sentence).unref())
}
