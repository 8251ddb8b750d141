import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { CombinedError } from 'urql'

/** What stands in place of a page that could not be drawn: what happened, and the way on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  const isOffline = error instanceof CombinedError && error.networkError !== undefined
  const requestId = error instanceof CombinedError ? error.graphQLErrors[0]?.extensions['requestId'] : undefined
  return (
    <Page>
      <title>Something went wrong · Tenure</title>
      <PageHeader
        title={isOffline ? 'Tenure cannot be reached' : 'This page could not be shown'}
        lead={
          isOffline
            ? 'Check your connection, then try again.'
            : 'Nothing was changed. Trying again often helps; if it does not, tell your administrator.'
        }
      />
      {typeof requestId === 'string' && <p className="text-dim">Request {requestId}</p>}
      <p>
        <Button tone="primary" onPress={retry}>
          Try again
        </Button>
      </p>
    </Page>
  )
}
