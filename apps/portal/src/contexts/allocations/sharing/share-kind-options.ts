/** The two kinds of share, each with what it does to whom. */
export const shareKindOptions = [
  {
    id: 'RESERVED',
    name: 'Reserved',
    detail:
      'Set aside: the source may use so much less, the recipient so much more. What both may use adds up to what exists.',
  },
  {
    id: 'CEILING',
    name: 'Ceiling',
    detail:
      'Up to: the source keeps all of it, and the recipient may draw up to the percentage. First come, first served.',
  },
] as const
