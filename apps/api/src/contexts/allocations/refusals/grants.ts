import { Refusal } from '../../../kernel/refusal.ts'

/** A field of the one model was given for the other, or with a value it can't have. */
export class FieldNotMeant extends Refusal {
  readonly problem: string

  constructor(problem: string, field: readonly string[]) {
    super(problem, field)
    this.problem = problem
  }
}
