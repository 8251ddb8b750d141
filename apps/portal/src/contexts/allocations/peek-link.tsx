import { Link } from '@tanstack/react-router'
import { rowLinkStyle } from '@tenure/ui/link-style'
import type { ReactNode } from 'react'

interface PeekLinkProps {
  /** The global id of the thing. */
  readonly id: string
  readonly children: ReactNode
}

/** The name of a thing that opens it beside the page. */
export function PeekLink({ id, children }: PeekLinkProps) {
  return (
    <Link to="." search={(before: object) => ({ ...before, peek: id })} className={`${rowLinkStyle} truncate`}>
      {children}
    </Link>
  )
}
