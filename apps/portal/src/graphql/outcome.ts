/** What came of a verb: done with its object, refused with the rule that says no, or failed on the way. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly value: Done<Result> }
  | { readonly kind: 'refused'; readonly message: string; readonly refusal: Refused<Result> }
  | { readonly kind: 'failed'; readonly message: string }

/** The members of a result union that are refusals: all of them implement `interface Refusal { message }`, nothing else does. */
export type Refused<Result> = Extract<Result, { readonly message: string }>

/** The members that are what was asked for. */
export type Done<Result> = Exclude<Result, { readonly message: string }>
