/** Something a person can mend: what happened, and what to do about it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly remedy: string

  constructor(happened: string, remedy: string, options?: ErrorOptions) {
    super(happened, options)
    this.remedy = remedy
  }
}

/** The command was not understood: it ends with 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}
