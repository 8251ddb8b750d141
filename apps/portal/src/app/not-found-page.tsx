import { buttonStyle } from '@tenure/ui/button-style'
import { PageHeader } from '@tenure/ui/page-header'
import { Page } from '@tenure/ui/page'

/** What is not there and what may not be seen look the same. */
export function NotFoundPage() {
  return (
    <Page>
      <title>Not found · Tenure</title>
      <PageHeader title="Nothing here" lead="There is nothing at this address, or nothing that you may see." />
      <p>
        <a href="/" className={buttonStyle()}>
          Go to Home
        </a>
      </p>
    </Page>
  )
}
