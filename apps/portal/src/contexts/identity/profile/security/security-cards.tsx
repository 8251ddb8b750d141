import { useQuery } from '@tanstack/react-query'
import { Card } from '@tenure/ui/card'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Skeleton } from '@tenure/ui/skeleton'
import { PasswordCard } from './password-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { securityQuery } from './security.ts'

/** How the viewer's account is opened: their password and address, and what they prove themselves by besides. */
export function SecurityCards() {
  const { data: security, error } = useQuery(securityQuery)
  if (error)
    return (
      <Card title="Signing in">
        <RefusalNotice message={error.message} />
      </Card>
    )
  if (!security)
    return (
      <Card title="Signing in">
        <Skeleton className="h-3 w-3/5" />
      </Card>
    )
  return (
    <div className="grid items-start gap-4 desk:grid-cols-2">
      <PasswordCard security={security} />
      <SecondFactorCard security={security} />
    </div>
  )
}
