import { Button } from '@tenure/ui/button'
import { LateComboBox as ComboBox, LateDateField as DateField, LateSelect as Select } from '@tenure/ui/late-fields'
import { useState } from 'react'
import { useQuery } from 'urql'
import { mutationFields } from '../../graphql/generated/cache-shape.ts'
import { FilterNamesDocument } from '../../graphql/generated/filter-names.ts'
import { PersonField } from '../../graphql/people/person-field.tsx'
import { showField } from '../../graphql/record/differences.ts'
import { showAction } from '../../graphql/record/show-action.ts'
import { actorKindOptions } from './actor-kind.ts'
import { type AuditSearch, dayOf, isFiltered, unfiltered } from './audit-search.ts'
import { fieldOptions } from './field-options.ts'
import { TypedFilter } from './typed-filter.tsx'
import { objectOptions } from './object-name.ts'
import { ProjectFilterField } from './project-filter-field.tsx'

interface AuditFiltersProps {
  readonly search: AuditSearch
  readonly change: (next: Partial<Record<keyof AuditSearch, string | undefined>>) => void
}

// Deeds that are no mutation of the graph.
const otherDeeds = [
  'drawResource',
  'importFacility',
  'exportFacility',
  'signIn',
  'failSignIn',
  'signOut',
  'refuse',
  'useTokenFromNewNetwork',
]
const deeds = [...new Set([...mutationFields, ...otherDeeds])].toSorted().map((id) => ({ id, name: showAction(id) }))
const kinds = [{ id: 'ALL', name: 'Anything' }, ...objectOptions]
const narrow = 'w-44'
const fine = ['field', 'was', 'became', 'came', 'address'] as const

/** Who, what, to what, where, when. */
export function AuditFilters({ search, change }: AuditFiltersProps) {
  const { by, project } = search
  const [isFine, setFine] = useState(fine.some((key) => search[key] !== undefined))
  const [{ data, fetching }] = useQuery({
    query: FilterNamesDocument,
    variables: { by: by ?? '', project: project ?? '', hasBy: by !== undefined, hasProject: project !== undefined },
    pause: by === undefined && project === undefined,
  })
  const person = data?.person?.__typename === 'User' ? data.person.fullName : undefined
  const named = data?.project?.__typename === 'Project' ? data.project.name : undefined
  // A box keeps the name it opened with: it is drawn anew once the name of what the address says is known.
  const drawn = fetching ? 'names pending' : 'names known'
  return (
    <div
      role="group"
      aria-label="Filters"
      className="flex shrink-0 items-end gap-x-3 gap-y-2 overflow-x-auto pb-1 off-paper *:shrink-0 wide:flex-wrap wide:overflow-visible"
    >
      <PersonField
        key={`by ${drawn} ${by ?? ''}`}
        label="By"
        className={narrow}
        value={by ?? ''}
        onChange={(id) => change({ by: id || undefined })}
        {...(person !== undefined && { chosenName: person })}
      />
      <ComboBox
        key={`action ${search.action ?? ''}`}
        label="What was done"
        className={narrow}
        options={deeds}
        value={search.action ?? ''}
        onChange={(action) => change({ action: action || undefined })}
        {...(search.action !== undefined && { chosenName: showAction(search.action) })}
      />
      <Select
        label="To"
        className={narrow}
        options={kinds}
        value={search.type ?? 'ALL'}
        onChange={(type) => change({ type: type === 'ALL' ? undefined : type })}
      />
      <ProjectFilterField
        key={`project ${drawn} ${project ?? ''}`}
        label="Project"
        className={narrow}
        value={project ?? ''}
        onChange={(id) => change({ project: id || undefined })}
        {...(named !== undefined && { chosenName: named })}
      />
      <DateField
        label="From"
        className="w-36"
        value={dayOf(search.from)}
        onChange={(from) => change({ from: from || undefined })}
      />
      <DateField
        label="To the end of"
        className="w-36"
        value={dayOf(search.to)}
        onChange={(to) => change({ to: to || undefined })}
      />
      {isFine && (
        <>
          <ComboBox
            key={`field ${search.field ?? ''}`}
            label="What became different"
            className={narrow}
            options={fieldOptions}
            value={search.field ?? ''}
            onChange={(field) => change({ field: field || undefined })}
            {...(search.field !== undefined && { chosenName: showField(search.field) })}
          />
          <TypedFilter label="It was" value={search.was} onChange={(was) => change({ was })} />
          <TypedFilter label="It became" value={search.became} onChange={(became) => change({ became })} />
          <Select
            label="Came"
            className={narrow}
            options={[{ id: 'ALL', name: 'Any way' }, ...actorKindOptions]}
            value={search.came ?? 'ALL'}
            onChange={(came) => change({ came: came === 'ALL' ? undefined : came })}
          />
          <TypedFilter label="From address" value={search.address} onChange={(address) => change({ address })} />
        </>
      )}
      {!isFine && (
        <Button tone="quiet" onPress={() => setFine(true)}>
          More filters
        </Button>
      )}
      {isFiltered(search) && (
        <Button tone="quiet" onPress={() => change(unfiltered)}>
          Clear filters
        </Button>
      )}
    </div>
  )
}
