/** The classes of one tab, of the kit's Tabs and of a row of links that lead to the parts of one thing alike. */
export const tabStyle =
  'relative flex h-9 cursor-pointer items-center rounded-small whitespace-nowrap text-dim hover:text-ink ' +
  'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-transparent ' +
  'data-selected:font-medium data-selected:text-ink data-selected:after:bg-accent ' +
  'aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:after:bg-accent ' +
  'data-focus-visible:outline-2 data-focus-visible:outline-accent'

/** The classes of the row they stand in. */
export const tabRowStyle = 'flex gap-5 overflow-x-auto border-b border-line off-paper'
