import { Badge } from '@tenure/ui/badge'
import { DataGrid } from '@tenure/ui/data-grid'
import { markThousands } from '@tenure/ui/decimal'
import type { GridColumn, GridSort } from '@tenure/ui/grid-column'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { UsageBar } from '@tenure/ui/usage-bar'
import { useMemo, useState } from 'react'

interface GalleryRow {
  readonly id: string
  readonly project: string
  readonly pi: string
  readonly isCondo: boolean
  readonly quantity: number
  readonly percent: number
}

const names = [
  'Lunar ice mapping',
  'Turbine acoustics',
  'Crop phenology',
  'Dark-matter halo survey',
  'River microbiome',
]
const people = ['Lucía Fernández', 'Amara Osei', 'Mina Sato', 'Noor Haddad', 'Ivan Petrov', 'Jonas Berg', 'Sofia Rossi']

const allRows = Array.from({ length: 10_000 }, (_, index): GalleryRow => ({
  id: `row-${index}`,
  project: `${names[index % names.length]} ${index + 1}`,
  pi: people[index % people.length] ?? '',
  isCondo: index % 3 === 0,
  quantity: (index * 7919) % 1_000_000,
  percent: (index * 37) % 108,
}))

const columns: readonly GridColumn<GalleryRow>[] = [
  {
    id: 'project',
    header: 'Project',
    width: 'minmax(200px, 2fr)',
    isSortable: true,
    narrow: 'title',
    cell: (row) => <ProjectLink row={row} />,
  },
  { id: 'pi', header: 'PI', width: 'minmax(140px, 1fr)', isSortable: true, narrow: 'detail', cell: ({ pi }) => pi },
  {
    id: 'model',
    header: 'Model',
    width: '120px',
    cell: ({ isCondo }) => <Badge tone={isCondo ? 'violet' : 'neutral'}>{isCondo ? 'Condo' : 'Subscription'}</Badge>,
  },
  {
    id: 'quantity',
    header: 'Allocated (core-hours)',
    width: '180px',
    align: 'end',
    isSortable: true,
    narrow: 'value',
    cell: ({ quantity }) => markThousands(String(quantity)),
  },
  {
    id: 'used',
    header: 'Used',
    width: '180px',
    narrow: 'aside',
    cell: ({ percent }) => <UsageBar label="Used" percent={percent} className="w-full" />,
  },
]

/** Ten thousand rows. */
export function GalleryGrid() {
  const [sort, setSort] = useState<GridSort>()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set(['row-2']))
  const rows = useMemo(() => sorted(allRows, sort), [sort])
  return (
    <div className="-mx-4 flex h-120 flex-col wide:-mx-6">
      <DataGrid
        label="Allocations"
        rowId={({ id }) => id}
        onSortChange={setSort}
        onSelectionChange={setSelection}
        {...{ columns, rows, selection, ...(sort && { sort }) }}
      />
    </div>
  )
}

function ProjectLink({ row }: { readonly row: GalleryRow }) {
  return (
    <a href={`#${row.id}`} className={`${rowLinkStyle} truncate`}>
      {row.project}
    </a>
  )
}

function sorted(rows: readonly GalleryRow[], sort: GridSort | undefined): readonly GalleryRow[] {
  if (!sort) return rows
  const turn = sort.direction === 'ascending' ? 1 : -1
  const value = (row: GalleryRow) =>
    sort.column === 'quantity' ? row.quantity : sort.column === 'pi' ? row.pi : row.project
  return rows.toSorted((a, b) => (value(a) < value(b) ? -turn : value(a) > value(b) ? turn : 0))
}
