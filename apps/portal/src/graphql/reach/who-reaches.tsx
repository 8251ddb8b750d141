import { Dialog } from '@tenure/ui/dialog'
import { FilterField } from '@tenure/ui/filter-field'
import { LateSelect as Select } from '@tenure/ui/late-fields'
import { showCount } from '@tenure/ui/show-count'
import { useState } from 'react'
import type { PersonReachingFilter } from '../generated/who-reaches.ts'
import { PersonField } from '../people/person-field.tsx'
import { ReadFailed } from '../read-failed.tsx'
import { actionWords, wayWords } from './access-words.ts'
import { Explanation } from './explanation.tsx'
import { ExportReaching } from './export-reaching.tsx'
import { PeopleList } from './people-list.tsx'
import { usePeopleReaching } from './use-people-reaching.ts'
import type { WhoCanSeeProps } from './who-can-see.tsx'

const any = { id: '', name: 'Any' }
const kinds = {
  PROJECT: ['PI', 'RESOURCE_MANAGER', 'MEMBER', 'DEFAULT_STEWARD', 'STEWARD', 'ROLE'],
  DATA_SHARE: ['GROUP', 'STEWARD', 'PI', 'RESOURCE_MANAGER', 'MEMBER', 'DEFAULT_STEWARD', 'STEWARD_OF_OTHER', 'ROLE'],
} as const
const actions = {
  PROJECT: ['VIEW', 'EDIT', 'ADMINISTER', 'OWN', 'ALLOCATE', 'SHARE'],
  DATA_SHARE: ['VIEW', 'USE', 'EDIT'],
} as const
const optionsOf = <Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, string>>) => [
  { ...any, id: 'ANY' },
  ...ids.map((id) => ({ id, name: words[id] })),
]

/** Everybody who reaches a thing, each with every way that leads there; and what one person may, asked by name. */
export function WhoReaches({ id, name, kind, onClose }: WhoCanSeeProps & { readonly onClose: () => void }) {
  const [search, setSearch] = useState('')
  const [way, setWay] = useState('ANY')
  const [action, setAction] = useState('ANY')
  const [asked, setAsked] = useState('')
  const filter: PersonReachingFilter = {
    search: search || null,
    pathKinds: way === 'ANY' ? null : kinds[kind].filter((one) => one === way),
    action: actions[kind].find((one) => one === action) ?? null,
  }
  const { rows, totalCount, isLoading, hasMore, more, error, retry } = usePeopleReaching(id, filter)
  return (
    <Dialog
      title={`Who can see ${name}?`}
      isOpen
      isWide
      onClose={onClose}
      actions={<ExportReaching id={id} name={name} filter={filter} />}
    >
      <p className="text-dim">
        Everybody who may come in and reaches it now, with every way that lets them. Taking one way from somebody leaves
        the others.
      </p>
      <div role="group" aria-label="Filters" className="flex flex-wrap items-end gap-3">
        <FilterField label="Filter by name, e-mail" value={search} onChange={setSearch} />
        <Select label="Way" options={optionsOf(kinds[kind], wayWords)} value={way} onChange={setWay} className="w-52" />
        <Select
          label="May"
          options={optionsOf(actions[kind], actionWords)}
          value={action}
          onChange={setAction}
          className="w-44"
        />
      </div>
      <p role="status" className="text-dim">
        {totalCount === undefined ? ' ' : showCount(totalCount, 'person', 'people')}
      </p>
      {error && <ReadFailed error={error} onRetry={retry} />}
      <PeopleList rows={rows} isLoading={isLoading} onMore={hasMore ? more : undefined} />
      <section className="flex flex-col gap-3 border-t border-line pt-4">
        <h3>Why can somebody, or why not?</h3>
        <PersonField label="Person" value={asked} onChange={setAsked} />
        {asked !== '' && <Explanation userId={asked} objectId={id} />}
      </section>
    </Dialog>
  )
}
