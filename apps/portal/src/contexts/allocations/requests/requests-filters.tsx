import { LateSelect } from '@tenure/ui/late-fields'
import { useQuery } from 'urql'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { optionsOf } from '../words.ts'
import { requestKindWords, requestStateWords } from './request-words.ts'
import type { RequestsSearch } from './requests-search.ts'

interface RequestsFiltersProps {
  readonly search: RequestsSearch
  readonly change: (next: Partial<Record<keyof RequestsSearch, string | undefined>>) => void
}

const inLine =
  'flex-row! items-center gap-2! [&>:first-child]:text-dim [&>:first-child]:font-normal [&>:first-child]:whitespace-nowrap'
const any = { id: 'ALL', name: 'Any' }
const whose = [
  { id: 'ALL', name: 'All' },
  { id: 'waiting', name: 'Waiting on me' },
  { id: 'asked', name: 'Asked by me' },
]

/** The filters, in one line; the line scrolls where it is narrow. */
export function RequestsFilters({ search, change }: RequestsFiltersProps) {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  const types = (data?.resourceTypes ?? []).map(({ id, name }) => ({ id, name }))
  const field = (key: keyof RequestsSearch) => ({
    className: inLine,
    value: search[key] ?? 'ALL',
    onChange: (value: string) => change({ [key]: value === 'ALL' ? undefined : value }),
  })
  return (
    <div
      role="group"
      aria-label="Filters"
      className="flex shrink-0 items-center gap-x-5 gap-y-2 overflow-x-auto py-0.5 off-paper *:shrink-0"
    >
      <LateSelect label="Show" options={whose} {...field('mine')} />
      <LateSelect label="State" options={[any, ...optionsOf(requestStateWords)]} {...field('state')} />
      <LateSelect label="Kind" options={[any, ...optionsOf(requestKindWords)]} {...field('kind')} />
      <LateSelect label="Resource" options={[any, ...types]} {...field('type')} />
    </div>
  )
}
