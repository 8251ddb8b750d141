import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { Skeleton } from '@tenure/ui/skeleton'
import { Switch } from '@tenure/ui/switch'
import { Table } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import type { ResourceTypeRowFragment } from '../../../graphql/generated/resource-type-row.ts'
import { ResourceTypesPageDocument } from '../../../graphql/generated/resource-types-page.ts'
import { useMay } from '../../../graphql/use-may.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { resourceTypeColumns } from './resource-type-columns.tsx'

const CreateResourceType = lazyPart(() => import('./create-resource-type.tsx'), 'CreateResourceType')
const EditQuestions = lazyPart(() => import('./edit-questions.tsx'), 'EditQuestions')
const EditResourceType = lazyPart(() => import('./edit-resource-type.tsx'), 'EditResourceType')
const CountUse = lazyPart(() => import('./count-use.tsx'), 'CountUse')
const RetireResourceType = lazyPart(() => import('./retire-resource-type.tsx'), 'RetireResourceType')

type Open =
  'create' | { readonly verb: 'edit' | 'count' | 'retire' | 'questions'; readonly type: ResourceTypeRowFragment }

/** What the facility grants, and how it stands over all projects. */
export function ResourceTypesPage() {
  const { retired = false } = useSearch({ from: '/in/resource-types' })
  const navigate = useNavigate({ from: '/resource-types' })
  const [{ data, error }, again] = useQuery({
    query: ResourceTypesPageDocument,
    variables: { includeRetired: retired },
  })
  const [open, setOpen] = useState<Open | null>(null)
  const mayCreate = useMay('resource_type:create')
  const close = () => setOpen(null)
  const types = data?.resourceTypes
  const create = mayCreate && (
    <Button tone="primary" onPress={() => setOpen('create')}>
      New resource type
    </Button>
  )
  return (
    <Page>
      <title>Resource types · Tenure</title>
      <PageHeader
        title="Resource types"
        lead={
          types
            ? `${showCount(types.length, 'resource type')}: what is granted, and how it stands over all projects.`
            : ' '
        }
        actions={
          <>
            <Switch
              isSelected={retired}
              onChange={(isOn) => void navigate({ search: isOn ? { retired: true } : {}, replace: true })}
            >
              Show retired
            </Switch>
            {create}
          </>
        }
      />
      {error && !types && <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!types && !error && <Skeleton className="h-60 w-full" />}
      {types?.length === 0 && (
        <EmptyState action={create}>
          There is no resource type yet: nothing can be granted before there is one.
        </EmptyState>
      )}
      {types && types.length > 0 && (
        <Card>
          <Table
            label="Resource types"
            rows={types}
            rowId={({ id }) => id}
            columns={resourceTypeColumns((verb, type) => setOpen({ verb, type }))}
          />
        </Card>
      )}
      <Suspense>
        {open === 'create' && <CreateResourceType onClose={close} />}
        {open !== null && open !== 'create' && open.verb === 'edit' && (
          <EditResourceType type={open.type} onClose={close} />
        )}
        {open !== null && open !== 'create' && open.verb === 'questions' && (
          <EditQuestions type={open.type} onClose={close} />
        )}
        {open !== null && open !== 'create' && open.verb === 'count' && <CountUse type={open.type} onClose={close} />}
        {open !== null && open !== 'create' && open.verb === 'retire' && (
          <RetireResourceType type={open.type} onClose={close} />
        )}
      </Suspense>
    </Page>
  )
}
