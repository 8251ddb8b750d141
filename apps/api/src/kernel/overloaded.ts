/** There is more to do than this process takes on at once: nothing was done, and the same request may be sent again. */
export class Overloaded extends Error {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds = 1) {
    super('Tenure has more to do than it can at this moment. Nothing was done: try again in a moment.')
    this.name = 'Overloaded'
    this.retryAfterSeconds = retryAfterSeconds
  }
}
