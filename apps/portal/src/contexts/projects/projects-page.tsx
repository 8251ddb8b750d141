import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { type GridSort, readSort, sortText } from '@tenure/ui/grid-column'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { type ProjectFilter, type ProjectOrder, ProjectsPageDocument } from '../../graphql/generated/projects-page.ts'
import { ReadFailed } from '../../graphql/read-failed.tsx'
import { SavedViews } from '../../graphql/saved-views/saved-views.tsx'
import { useMay } from '../../graphql/use-may.ts'
import { usePages } from '../../graphql/use-pages.ts'
import { projectColumns } from './project-columns.tsx'
import type { ProjectsSearch } from './routes.tsx'

const whichOptions = [
  { id: 'all', name: 'All' },
  { id: 'mine', name: 'Mine' },
  { id: 'archived', name: 'Archived' },
]

const CreateProject = lazyPart(() => import('./create-project.tsx'), 'CreateProject')

/** Every project this person may see. Filter and order live in the address. */
export function ProjectsPage() {
  const address = useSearch({ from: '/in/projects/' })
  const { search = '', sort: sorted = 'NAME' } = address
  const navigate = useNavigate({ from: '/projects/' })
  const [isCreating, setCreating] = useState(false)
  const mayCreate = useMay('project:create')
  const sort = readSort(sorted)
  const { rows, totalCount, isLoading, more, error, retry } = usePages({
    document: ProjectsPageDocument,
    variables: { filter: filterOf(address), orderBy: orderOf(sort) },
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
            <SegmentedControl
              label="Which projects"
              options={whichOptions}
              value={address.which ?? 'all'}
              onChange={(which) => void navigate({ search: withWhich(which), replace: true })}
            />
            <FilterField label="Filter by name, id, PI" value={search} onChange={filter} />
            <SavedViews page="projects" />
            {mayCreate && (
              <Button tone="primary" onPress={() => setCreating(true)}>
                New project
              </Button>
            )}
          </>
        }
      />
      {error && <ReadFailed error={error} onRetry={retry} />}
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
          error ? null : (
            <EmptyState
              action={mayCreate && !search && <Button onPress={() => setCreating(true)}>Make the first</Button>}
            >
              {search ? `No project fits “${search}”.` : emptyWords[address.which ?? 'all']}
            </EmptyState>
          )
        }
      />
      <Suspense>{isCreating && <CreateProject onClose={() => setCreating(false)} />}</Suspense>
    </Page>
  )
}

const emptyWords = {
  all: 'There is no project that you may see. Its PI adds you to one.',
  mine: 'You have no part in any project yet. A PI adds you to theirs.',
  archived: 'No project that you may see is archived.',
}

function filterOf({ search, which, status }: ProjectsSearch): ProjectFilter {
  return {
    search: search || null,
    ...(which === 'mine' && { mine: true }),
    ...(which === 'archived' && { archived: true }),
    ...(status && { status }),
  }
}

/** The address with another choice of projects; it begins anew from all states. */
function withWhich(which: string): (before: ProjectsSearch) => ProjectsSearch {
  return ({ which: _which, status: _status, ...rest }) =>
    which === 'mine' || which === 'archived' ? { ...rest, which } : rest
}

function orderOf({ column, direction }: GridSort): ProjectOrder {
  const field = column === 'PUBLIC_ID' || column === 'CREATED_AT' ? column : 'NAME'
  return { field, direction: direction === 'descending' ? 'DESC' : 'ASC' }
}
