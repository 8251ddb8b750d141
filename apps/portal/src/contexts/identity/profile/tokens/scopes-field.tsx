import { Button } from '@tenure/ui/button'
import { Checkbox } from '@tenure/ui/checkbox'
import type { FieldProps } from '@tenure/ui/field-props'
import { useId } from 'react'
import { useQuery } from 'urql'
import { grouped, resourceName } from '../../roles/permission-groups.ts'
import { PermissionCatalogueDocument } from '../../../../graphql/generated/permission-catalogue.ts'

/** Permissions of the catalogue that the viewer has, to choose from. The value is their names, with spaces between. */
export function ScopesField({ label, error, value, onChange }: FieldProps<string>) {
  const [{ data }] = useQuery({ query: PermissionCatalogueDocument })
  const errorId = useId()
  const held = new Set(data?.viewer.permissions)
  const offered = (data?.permissionCatalogue ?? []).filter(({ name }) => held.has(name))
  const chosen = new Set(value.split(' ').filter(Boolean))
  const choose = (names: Iterable<string>) => onChange([...names].join(' '))
  const turn = (name: string, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(name)
    else next.delete(name)
    choose(next)
  }
  return (
    <fieldset aria-describedby={error ? errorId : undefined} className="flex flex-col gap-2">
      <legend className="pb-1 font-medium">{label}</legend>
      <div className="flex gap-2">
        <Button onPress={() => choose(offered.filter(({ name }) => name.endsWith(':read')).map(({ name }) => name))}>
          All that read
        </Button>
        <Button onPress={() => choose([])}>None</Button>
      </div>
      {data && offered.length === 0 && (
        <p className="text-dim">You have no permission in the whole institution to pass on.</p>
      )}
      <div className="grid gap-x-4 gap-y-3 wide:grid-cols-2">
        {grouped(offered).map(([resource, permissions]) => (
          <div key={resource} role="group" aria-label={resourceName(resource)} className="flex flex-col">
            <span className="text-small font-medium text-dim">{resourceName(resource)}</span>
            {permissions.map(({ name, description }) => (
              <Checkbox key={name} isSelected={chosen.has(name)} onChange={(isOn) => turn(name, isOn)}>
                {description.replace(/\.$/, '')}
              </Checkbox>
            ))}
          </div>
        ))}
      </div>
      {error && (
        <p id={errorId} className="text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}
