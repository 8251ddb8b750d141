import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import ShieldCheck from 'lucide-react/icons/shield-check'
import { Suspense, useState } from 'react'
import type { AuditLogFilter } from '../../../graphql/generated/audit-page.ts'
import { useMay } from '../../../graphql/use-may.ts'

const ProofPanel = lazyPart(() => import('./proof-panel.tsx'), 'ProofPanel')

interface ProofButtonProps {
  /** What the page shows: what an export holds. */
  readonly filter: AuditLogFilter
}

/** Opens the proof of the log: how far it is sealed, the verification, the export. For those who read all of it. */
export function ProofButton({ filter }: ProofButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  if (!useMay('audit:read')) return null
  return (
    <>
      <Button icon={<ShieldCheck size={14} aria-hidden />} onPress={() => setIsOpen(true)}>
        Proof
      </Button>
      {isOpen && (
        <Suspense>
          <ProofPanel filter={filter} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
