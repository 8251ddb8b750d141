import { classNames } from '@tenure/ui/class-names'
import { showDay } from '@tenure/ui/instant'
import type { AccessWayFragment } from '../generated/access-way.ts'

type Kind = AccessWayFragment['steps'][number]['kind']

const tones: Readonly<Record<Kind, string>> = {
  ROLE: 'bg-violet-soft text-violet',
  PERMISSION: 'bg-sunken text-ink font-mono',
  SECURITY_GROUP: 'bg-accent-soft text-accent',
  PROJECT: 'bg-blue-soft text-blue',
  DATA_SHARE: 'bg-warn-soft text-warn',
}

/** One way to an object: its sentence, and its steps as a line of marks that says the same at a glance. */
export function AccessWay({ way }: { readonly way: AccessWayFragment }) {
  const { sentence, steps, until } = way
  return (
    <li className="flex flex-col gap-1">
      <span className="text-small text-dim">{sentence}</span>
      {steps.length > 0 && (
        // The sentence above says it all: to be read out twice would tell nothing more.
        <span aria-hidden className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-small">
          {steps.map(({ kind, relation, label }, index) => (
            <span key={`${kind} ${label}`} className="inline-flex min-w-0 items-center gap-1.5">
              <span className="text-dim">
                {index > 0 && relation !== 'and' && '→ '}
                {relation}
              </span>
              <span className={classNames('holds-fill max-w-60 truncate rounded-small px-1.5 leading-5', tones[kind])}>
                {label}
              </span>
            </span>
          ))}
          {until !== null && <span className="text-warn">until {showDay(until)}</span>}
        </span>
      )}
    </li>
  )
}
