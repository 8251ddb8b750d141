type Argument = { readonly type: 'DateTime'; readonly description: string }

/**
 * The argument by which a root field is read as of an earlier time. It holds for the whole operation: its transaction
 * looks at that moment (http/moment-of.ts), and every field below reads what was, so that no resolver needs to know of it.
 */
export const asOfArg = <Arg>(arg: (argument: Argument) => Arg): Arg =>
  arg({
    type: 'DateTime',
    description:
      'The earlier time to look at, for the whole operation; what the viewer may see is decided by what they may see now. Absent, the present.',
  })
