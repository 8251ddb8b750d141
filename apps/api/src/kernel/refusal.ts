/**
 * A business rule that says no. Refusals are data: an operation throws one, and its mutation answers with it as a member
 * of the result union, so that a person reads the cause and the remedy where the mistake was made.
 *
 * Each subclass carries, as public readonly fields, the facts that a person (or a script) needs to put it right.
 */
export abstract class Refusal extends Error {
  /** The input field it belongs to, outermost first; undefined when it belongs to no single one. */
  readonly field: readonly string[] | undefined

  /** @param message cause and remedy, in whole sentences  @param field the path of the input field it belongs to */
  constructor(message: string, field?: readonly string[]) {
    super(message)
    this.name = new.target.name
    this.field = field
  }
}

/** Throws what a rule refused; hands back whatever else it answered. */
export function unlessRefused<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal) throw outcome
  return outcome
}
