import { Link } from '@tanstack/react-router'
import { linkStyle } from '@tenure/ui/link-style'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'

/** A project that is not there and one that may not be seen look the same. */
export function NoProject() {
  return (
    <Page>
      <title>No such project · Tenure</title>
      <PageHeader title="No such project" lead="There is no project of this id, or none that you may see." />
      <p>
        <Link to="/projects" className={linkStyle}>
          See the projects
        </Link>
      </p>
    </Page>
  )
}
