import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { ProgressBar } from '@tenure/ui/progress-bar'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { useState } from 'react'
import { sendUsage, type UsageFile } from './usage-api.ts'
import { UsageCame } from './usage-came.tsx'

interface UsageReviewProps {
  readonly file: UsageFile
  readonly formatName: string
  readonly onAgain: () => void
}

/** What a file would come to, tried and undone; then the import itself. */
export function UsageReview({ file, formatName, onAgain }: UsageReviewProps) {
  const [lines, setLines] = useState(0)
  const [mapped, setMapped] = useState(0)
  const trial = useQuery({
    queryKey: ['usage trial', file.file.name, file.file.lastModified, file.format, file.origin, mapped],
    queryFn: () => sendUsage(file, true, setLines),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  })
  const real = useMutation({ mutationFn: () => sendUsage(file, false, setLines) })
  const isBusy = trial.isFetching || real.isPending
  const came = real.data ?? trial.data
  const error = real.error ?? trial.error
  const adds = came ? came.counts.new + came.counts.changed : 0
  return (
    <>
      <Card
        title={real.data ? 'Imported' : 'What it would come to'}
        lead={`${file.file.name}, ${formatName}. ${real.data ? 'All of it, in one transaction.' : 'Nothing is written yet.'}`}
        actions={
          <Button onPress={onAgain} isDisabled={isBusy}>
            Other file
          </Button>
        }
      >
        {isBusy && (
          <ProgressBar
            label={real.isPending ? 'Importing' : 'Trying it'}
            words={lines === 0 ? 'Sending the file…' : `${lines.toLocaleString('en-GB')} lines read`}
            percent={null}
          />
        )}
        {error && !isBusy && (
          <RefusalNotice
            message={error.message}
            remedy={<Button onPress={() => void trial.refetch()}>Try again</Button>}
          />
        )}
        {came && !trial.isFetching && <UsageCame came={came} onMapped={() => setMapped(mapped + 1)} />}
        {trial.data && !real.data && !isBusy && (
          <p>
            {adds === 0 ? (
              'Everything stands already as the file says: there is nothing to import.'
            ) : (
              <Button tone="primary" onPress={() => real.mutate()}>
                {`Import ${adds.toLocaleString('en-GB')} ${adds === 1 ? 'line' : 'lines'}`}
              </Button>
            )}
          </p>
        )}
      </Card>
    </>
  )
}
