import { Checkbox } from '@tenure/ui/checkbox'
import Check from 'lucide-react/icons/check'
import { grouped, resourceName } from './permission-groups.ts'

interface Permission {
  readonly name: string
  readonly description: string
}

interface PermissionMatrixProps {
  readonly catalogue: readonly Permission[]
  readonly chosen: ReadonlySet<string>
  /** Absent where it is only to be read. */
  readonly onChange?: (chosen: ReadonlySet<string>) => void
  /** Whether the viewer may put this permission in; what is in already they may leave or take out. */
  readonly mayAdd?: (permission: string) => boolean
}

const usual = ['create', 'read', 'update', 'delete'] as const
const heads = ['Create', 'See', 'Change', 'Remove', 'More'] as const

/** What a role allows: a line for each kind of thing, a column for each usual action, and the sentence of each permission. */
export function PermissionMatrix({ catalogue, chosen, onChange, mayAdd }: PermissionMatrixProps) {
  const turn = (name: string, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(name)
    else next.delete(name)
    onChange?.(next)
  }
  const cell = ({ name, description }: Permission, label?: string) =>
    onChange ? (
      <span key={name} title={description} className="inline-flex">
        <Checkbox
          isSelected={chosen.has(name)}
          isDisabled={!chosen.has(name) && mayAdd?.(name) === false}
          onChange={(isOn) => turn(name, isOn)}
        >
          {label ?? <span className="sr-only">{description}</span>}
        </Checkbox>
      </span>
    ) : chosen.has(name) ? (
      <span key={name} title={description} className="inline-flex items-center gap-1 text-accent">
        <Check size={14} strokeWidth={3} aria-hidden />
        {label ?? <span className="sr-only">{description}</span>}
      </span>
    ) : (
      <span key={name} title={description} className="inline-flex items-center gap-1 text-dim">
        <span aria-hidden>·</span>
        {label ? (
          <span>
            {label} <span className="sr-only">not allowed</span>
          </span>
        ) : (
          <span className="sr-only">Not allowed: {description}</span>
        )}
      </span>
    )
  return (
    <div role="group" aria-label="Permissions" tabIndex={0} className="min-w-0 overflow-x-auto rounded-small">
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className="h-9 px-1.5 text-start font-medium text-dim">
              Of
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-9 px-1.5 text-start font-medium text-dim">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grouped(catalogue).map(([resource, permissions]) => (
            <tr key={resource} className="border-t border-line hover:bg-sunken">
              <th scope="row" className="h-9 min-w-32 px-1.5 text-start font-normal">
                {resourceName(resource)}
              </th>
              {usual.map((action) => (
                <td key={action} className="h-9 px-1.5">
                  {permissions
                    .filter(({ name }) => name === `${resource}:${action}`)
                    .map((permission) => cell(permission))}
                </td>
              ))}
              <td className="h-9 px-1.5">
                <span className="flex flex-wrap gap-x-3">
                  {permissions
                    .filter(({ name }) => !usual.some((action) => name === `${resource}:${action}`))
                    .map((permission) => cell(permission, actionName(permission.name)))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function actionName(permission: string): string {
  const action = permission.slice(permission.indexOf(':') + 1).replaceAll('_', ' ')
  return action.charAt(0).toUpperCase() + action.slice(1)
}
