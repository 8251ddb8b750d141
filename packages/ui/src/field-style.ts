/** The classes of the box one types in. */
export const boxStyle =
  'h-7 w-full min-w-0 rounded-control border border-edge bg-surface px-2 text-ink outline-none ' +
  'hover:border-dim focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent ' +
  'data-invalid:border-bad disabled:bg-sunken disabled:text-dim'

/** The same box, where the input is one part of a group. */
export const groupStyle =
  'flex h-7 min-w-0 items-center rounded-control border border-edge bg-surface ' +
  'hover:border-dim focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent ' +
  'data-invalid:border-bad data-disabled:bg-sunken data-disabled:text-dim'

/** The classes of a list that opens under a box. */
export const popoverStyle =
  'opens min-w-(--trigger-width) rounded-control border border-line bg-surface text-ink outline-none'
