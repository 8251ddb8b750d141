import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { useQuery } from 'urql'
import { SignInSettingsDocument } from '../../../graphql/generated/sign-in-settings.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { ProvidersCard } from './providers-card.tsx'
import { SecondFactorPolicyCard } from './second-factor-policy-card.tsx'

/** How people sign in to this institution: its identity providers, and of whom it wants a second factor. */
export function SignInSettingsPage() {
  const [{ data, error }, again] = useQuery({ query: SignInSettingsDocument, requestPolicy: 'cache-and-network' })
  const refresh = () => again({ requestPolicy: 'network-only' })
  return (
    <Page>
      <title>Sign-in · Tenure</title>
      <PageHeader title="Sign-in" lead="How people come in, and what they have to show." />
      <Reading data={data} error={error} onRetry={refresh} lines={8}>
        {({ identityProviders, viewer, permissionCatalogue }) => (
          <>
            <ProvidersCard
              providers={identityProviders}
              slug={viewer.tenant.slug}
              mayGiveRoles={viewer.permissions.includes('role:update')}
              onChanged={refresh}
            />
            <SecondFactorPolicyCard
              chosen={viewer.tenant.secondFactorFor}
              catalogue={permissionCatalogue}
              mayChange={viewer.tenant.viewerCan.update}
            />
          </>
        )}
      </Reading>
    </Page>
  )
}
