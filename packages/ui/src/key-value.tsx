import { Fragment, type ReactNode } from 'react'

export interface KeyValueProps {
  /** Name and value; a value that is null is left out. */
  readonly items: readonly { readonly name: string; readonly value: ReactNode }[]
}

/** Facts about one thing, name by name. */
export function KeyValue({ items }: KeyValueProps) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-4 gap-y-1.5">
      {items
        .filter(({ value }) => value !== null)
        .map(({ name, value }) => (
          <Fragment key={name}>
            <dt className="text-dim">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
