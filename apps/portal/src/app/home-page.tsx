import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { useSession } from './session/session.ts'

/** Who is here, and where. */
export function HomePage() {
  const { user, tenant } = useSession()
  return (
    <Page>
      <title>Home · Tenure</title>
      <PageHeader title={user.fullName} lead={`You are signed in to ${tenant.name}.`} />
    </Page>
  )
}
