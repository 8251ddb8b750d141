import { FormDialog } from '@tenure/ui/form-dialog'
import { Skeleton } from '@tenure/ui/skeleton'
import { useQuery } from 'urql'
import { UsageRulesDocument } from '../../../graphql/generated/usage-rules.ts'
import { CountUseForm } from './count-use-form.tsx'

interface CountUseProps {
  readonly type: { readonly id: string; readonly name: string; readonly unit: string }
  readonly onClose: () => void
}

/** How a scheduler’s jobs are counted in a resource type, to be read and changed. */
export function CountUse({ type, onClose }: CountUseProps) {
  const [{ data, error }] = useQuery({
    query: UsageRulesDocument,
    variables: { id: type.id },
    requestPolicy: 'network-only',
  })
  const read = data?.node?.__typename === 'ResourceType' ? data.node : null
  if (read) return <CountUseForm key={read.version} type={read} onClose={onClose} />
  return (
    <FormDialog
      title={`How use of ${type.name} is counted`}
      verb="Save"
      isPending={!error}
      refusal={error?.message}
      onSubmit={(event) => event.preventDefault()}
      onClose={onClose}
    >
      <Skeleton className="h-32 w-full" />
    </FormDialog>
  )
}
