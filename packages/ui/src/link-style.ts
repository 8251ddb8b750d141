/** The classes of a link within words: always underlined, for colour alone says nothing. */
export const linkStyle =
  'rounded-small font-medium text-accent underline decoration-1 underline-offset-2 hover:text-accent-strong'

/** The classes of a link that is the name of a row: ink, underlined when met. */
export const rowLinkStyle = 'rounded-small text-ink hover:underline focus-visible:underline underline-offset-2'
