import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { type GridSort, readSort, sortText } from '@tenure/ui/grid-column'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { ProjectsPageDocument, type ProjectOrder } from '../../graphql/generated/projects-page.ts'
import { useMay } from '../../graphql/use-may.ts'
import { usePages } from '../../graphql/use-pages.ts'
import { projectColumns } from './project-columns.tsx'

const CreateProject = lazyPart(() => import('./create-project.tsx'), 'CreateProject')

/** Every project this person may see. Filter and order live in the address. */
export function ProjectsPage() {
  const { search = '', sort: sorted = 'NAME' } = useSearch({ from: '/in/projects' })
  const navigate = useNavigate({ from: '/projects' })
  const [isCreating, setCreating] = useState(false)
  const mayCreate = useMay('project:create')
  const sort = readSort(sorted)
  const { rows, totalCount, isLoading, more } = usePages({
    document: ProjectsPageDocument,
    variables: { search: search || null, orderBy: orderOf(sort) },
    connection: (data) => data.projects,
  })
  const filter = (text: string) =>
    void navigate({
      search: ({ search: _search, ...rest }) => (text ? { ...rest, search: text } : rest),
      replace: true,
    })
  return (
    <Page isGrid>
      <title>Projects · Tenure</title>
      <PageHeader
        title="Projects"
        lead={totalCount === undefined ? ' ' : showCount(totalCount, 'project')}
        actions={
          <>
            <FilterField label="Filter by name, id, PI" value={search} onChange={filter} />
            {mayCreate && (
              <Button tone="primary" onPress={() => setCreating(true)}>
                New project
              </Button>
            )}
          </>
        }
      />
      <DataGrid
        label="Projects"
        columns={projectColumns}
        rows={rows}
        rowId={({ id }) => id}
        sort={sort}
        onSortChange={(next) => void navigate({ search: (before) => ({ ...before, sort: sortText(next) }) })}
        onEndReached={more}
        onOpen={({ id }) => void navigate({ search: (before) => ({ ...before, peek: id }) })}
        isLoading={isLoading}
        empty={
          <EmptyState>{search ? `No project fits “${search}”.` : 'There is no project that you may see.'}</EmptyState>
        }
      />
      <Suspense>{isCreating && <CreateProject onClose={() => setCreating(false)} />}</Suspense>
    </Page>
  )
}

function orderOf({ column, direction }: GridSort): ProjectOrder {
  const field = column === 'PUBLIC_ID' || column === 'CREATED_AT' ? column : 'NAME'
  return { field, direction: direction === 'descending' ? 'DESC' : 'ASC' }
}
