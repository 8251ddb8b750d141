import { Refusal } from '../../../kernel/refusal.ts'

/** A set is done whole or not at all: these rows stand against it. */
export class ChangesRefused extends Refusal {
  readonly rows: readonly { readonly key: string; readonly refusal: Refusal }[]

  constructor(rows: readonly { readonly key: string; readonly refusal: Refusal }[], of: number) {
    const wrong = new Set(rows.map(({ key }) => key)).size
    super(
      `${wrong} of ${of} rows can’t be changed so, and therefore none was. Put right what each says, and review again.`,
      ['changes'],
    )
    this.rows = rows
  }
}
