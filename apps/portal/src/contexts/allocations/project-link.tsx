import { Link } from '@tanstack/react-router'
import { rowLinkStyle } from '@tenure/ui/link-style'

interface ProjectLinkProps {
  readonly project: { readonly publicId: string; readonly name: string }
  /** The public id before the name. */
  readonly showsId?: boolean
}

/** The name of a project, leading to it. */
export function ProjectLink({ project: { publicId, name }, showsId = false }: ProjectLinkProps) {
  // Another context owns that address; a plain text keeps this one from knowing its route.
  const to: string = `/projects/${publicId}`
  return (
    <Link to={to} className={`${rowLinkStyle} truncate`}>
      {showsId && <span className="text-dim">{publicId} </span>}
      {name}
    </Link>
  )
}
