import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import type { AttestationRowFragment } from '../../../graphql/generated/attestation-row.ts'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'

const AttestPerson = lazyPart(() => import('./attest-person.tsx'), 'AttestPerson')
const RevokeAttestation = lazyPart(() => import('./revoke-attestation.tsx'), 'RevokeAttestation')

interface AttestationCardProps {
  readonly person: PersonHeadFragment
  readonly attestations: readonly AttestationRowFragment[]
  readonly isRestricted: boolean
}

/** What is attested of the person for export control, and by whom. */
export function AttestationCard({ person, attestations, isRestricted }: AttestationCardProps) {
  const [part, setPart] = useState<'attest' | 'revoke' | null>(null)
  const [opened] = useState(() => Date.now())
  const holds = ({ revokedAt, expiresAt }: AttestationRowFragment) =>
    revokedAt === null && Date.parse(expiresAt) > opened
  const mayAttest = person.viewerCan.attest
  return (
    <Card
      title="Export control"
      lead={
        isRestricted
          ? 'ITAR binds this institution: without an attestation that holds, nobody comes in.'
          : 'ITAR does not bind this institution now.'
      }
      actions={
        mayAttest && (
          <>
            {attestations.some(holds) && <Button onPress={() => setPart('revoke')}>Take back</Button>}
            <Button onPress={() => setPart('attest')}>Attest</Button>
          </>
        )
      }
    >
      {attestations.length === 0 ? (
        <EmptyState>Nobody has attested them.</EmptyState>
      ) : (
        <Table
          label="Attestations"
          rows={attestations}
          rowId={({ attestedAt }) => attestedAt}
          columns={[
            { id: 'basis', header: 'Basis', cell: ({ basis }) => basis },
            { id: 'by', header: 'By', cell: ({ attestedBy }) => attestedBy?.fullName ?? 'The installation' },
            { id: 'since', header: 'Since', align: 'end', cell: ({ attestedAt }) => showDay(attestedAt) },
            {
              id: 'until',
              header: 'Until',
              align: 'end',
              cell: (row) =>
                holds(row) ? (
                  <Badge tone="accent">{showDay(row.expiresAt)}</Badge>
                ) : (
                  <Badge>
                    {row.revokedAt ? `Taken back ${showDay(row.revokedAt)}` : `Over ${showDay(row.expiresAt)}`}
                  </Badge>
                ),
            },
          ]}
        />
      )}
      <Suspense>
        {part === 'attest' && <AttestPerson person={person} onClose={() => setPart(null)} />}
        {part === 'revoke' && <RevokeAttestation person={person} onClose={() => setPart(null)} />}
      </Suspense>
    </Card>
  )
}
