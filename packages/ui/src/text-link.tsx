import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { linkStyle } from './link-style.ts'

/** A link within words, to an address that is known as text. Where the router knows the address, use its own link with `linkStyle`. */
export function TextLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} className={linkStyle}>
      {children}
    </Link>
  )
}
