import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { InstitutionPageDocument } from '../../../graphql/generated/institution-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { readSettings } from './settings.ts'

const EditInstitution = lazyPart(() => import('./edit-institution.tsx'), 'EditInstitution')

const tiers = { FREE: 'Free', PRO: 'Pro', ENTERPRISE: 'Enterprise' } as const

/** The institution itself: what it sets of itself, and what the installation has set of it. */
export function InstitutionPage() {
  const [{ data, error }, again] = useQuery({ query: InstitutionPageDocument, requestPolicy: 'cache-and-network' })
  const [isEditing, setEditing] = useState(false)
  const tenant = data?.viewer.tenant
  return (
    <Page>
      <title>Institution · Tenure</title>
      <PageHeader
        title="Institution"
        lead={tenant?.name ?? ' '}
        actions={
          tenant?.viewerCan.update && (
            <Button tone="primary" onPress={() => setEditing(true)}>
              Edit
            </Button>
          )
        }
      />
      <Reading data={tenant} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={8}>
        {({ name, slug, tier, storageQuotaBytes, dataRegion, itarRestricted, settings, createdAt }) => (
          <div className="grid items-start gap-4 desk:grid-cols-2">
            <Card title="Its own" lead="What your administrators set.">
              <KeyValue
                items={[
                  { name: 'Name', value: name },
                  { name: 'Support contact', value: readSettings(settings).supportContact || 'None' },
                  { name: 'Known since', value: showDay(createdAt) },
                ]}
              />
            </Card>
            <Card title="From the installation" lead="Set by whoever runs Tenure, with the command tenure tenant set.">
              <KeyValue
                items={[
                  { name: 'Name at sign-in', value: slug },
                  { name: 'Tier', value: tiers[tier] },
                  { name: 'Storage quota', value: showBytes(storageQuotaBytes) },
                  { name: 'Data region', value: dataRegion ?? 'Anywhere' },
                  {
                    name: 'Export control',
                    value: itarRestricted ? <Badge tone="warn">ITAR: attested people only</Badge> : 'Not restricted',
                  },
                ]}
              />
            </Card>
          </div>
        )}
      </Reading>
      <Suspense>
        {isEditing && tenant && <EditInstitution tenant={tenant} onClose={() => setEditing(false)} />}
      </Suspense>
    </Page>
  )
}

/** A number of bytes, told in the largest unit that leaves it whole enough to read. */
function showBytes(bytes: string | null): string {
  if (bytes === null) return 'Without limit'
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  const step = Math.min(Math.floor((bytes.length - 1) / 3), units.length - 1)
  const value = Number(bytes) / 1000 ** step
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: 2 })} ${units[step] ?? 'B'}`
}
