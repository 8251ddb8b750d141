import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { PageHeader } from '@tenure/ui/page-header'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Spinner } from '@tenure/ui/spinner'
import { showCount } from '@tenure/ui/show-count'
import { useState } from 'react'
import { ApplyBar } from './apply-bar.tsx'
import { ImportedReport } from './imported-report.tsx'
import { type Agreement, applyImport, previewImport, type SentFile } from './interchange-api.ts'
import { OptionsForm } from './options-form.tsx'
import { type ActionFilter, PlanRows, wantedActions } from './plan-rows.tsx'
import { formatNames, type ImportOptions, type ImportProgress } from './plan.ts'
import { SummaryTable } from './summary-table.tsx'

interface ImportReviewProps {
  readonly files: readonly SentFile[]
  /** Back to the choice of files. */
  readonly onAgain: () => void
}

/** What the files would change, row by row; then the import itself and what it came to. */
export function ImportReview({ files, onAgain }: ImportReviewProps) {
  const [options, setOptions] = useState<ImportOptions>({})
  const [filter, setFilter] = useState<ActionFilter>('all')
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const sources = { files, options }
  const preview = useInfiniteQuery({
    queryKey: ['import preview', files, options, filter],
    queryFn: ({ pageParam }) => previewImport(sources, { actions: wantedActions[filter], offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ rows: { offset, items, total } }) =>
      offset + items.length < total ? offset + items.length : undefined,
    // Each answer is as large as the files: it goes with the page, and is asked again only when asked for.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    placeholderData: (before) => before,
  })
  const apply = useMutation({ mutationFn: (agreed: Agreement) => applyImport(sources, agreed, setProgress) })

  const plan = preview.data?.pages[0]
  const again = (
    <Button onPress={onAgain} isDisabled={apply.isPending}>
      Other files
    </Button>
  )
  if (apply.data) return <ImportedReport imported={apply.data} onAgain={onAgain} />
  if (preview.error || !plan)
    return (
      <>
        <PageHeader title="Import" lead={showCount(files.length, 'file')} actions={again} />
        {preview.error ? (
          <RefusalNotice
            message={preview.error.message}
            remedy={<Button onPress={() => void preview.refetch()}>Try again</Button>}
          />
        ) : (
          <p className="flex items-center gap-2 text-dim">
            <Spinner label="Reading the files" /> Reading the files and comparing them with what stands…
          </p>
        )}
      </>
    )
  return (
    <>
      <PageHeader
        title="Import"
        lead={`${formatNames[plan.format]}, ${showCount(files.length, 'file')}. Nothing is written yet.`}
        actions={again}
      />
      <div className="grid shrink-0 gap-x-8 gap-y-3 desk:grid-cols-[minmax(0,1fr)_22rem]">
        <SummaryTable plan={plan} />
        <div className="flex flex-col gap-4">
          <ApplyBar
            plan={plan}
            progress={apply.isPending ? (progress ?? { done: 0, total: 0, what: '' }) : null}
            refusal={apply.error?.message}
            onApply={(agreed) => apply.mutate({ ...agreed, planHash: plan.planHash })}
            onPreviewAgain={() => {
              apply.reset()
              void preview.refetch()
            }}
          />
          <OptionsForm
            problems={plan.problems.items}
            options={options}
            onChange={setOptions}
            isPending={preview.isFetching}
          />
        </div>
      </div>
      <PlanRows
        pages={preview.data?.pages ?? []}
        filter={filter}
        onFilter={setFilter}
        isLoading={preview.isFetching}
        onEndReached={() => {
          if (preview.hasNextPage && !preview.isFetching) void preview.fetchNextPage()
        }}
      />
    </>
  )
}
