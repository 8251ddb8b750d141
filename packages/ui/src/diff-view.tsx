import type { ReactNode } from 'react'

export interface Difference {
  readonly field: string
  /** null where there was nothing. */
  readonly before: ReactNode
  /** null where there is nothing any more. */
  readonly after: ReactNode
}

export interface DiffViewProps {
  /** What changed, read aloud: 'Allocation 12 at version 3'. */
  readonly label: string
  readonly differences: readonly Difference[]
}

/** What changed, field by field. Struck out and underlined, not by colour alone. */
export function DiffView({ label, differences }: DiffViewProps) {
  return (
    <table aria-label={label} className="w-full border-collapse text-start">
      <thead className="text-small text-dim">
        <tr>
          {['Field', 'Before', 'After'].map((name) => (
            <th key={name} scope="col" className="h-7 pe-4 text-start font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after }) => (
          <tr key={field} className="border-t border-line align-top">
            <th scope="row" className="w-1/4 py-1.5 pe-4 text-start font-normal text-dim">
              {field}
            </th>
            <td className="w-3/8 py-1.5 pe-4 wrap-anywhere">
              {before === null ? <Nothing /> : <del className="rounded-small bg-bad-soft px-1 text-bad">{before}</del>}
            </td>
            <td className="w-3/8 py-1.5 wrap-anywhere">
              {after === null ? (
                <Nothing />
              ) : (
                <ins className="rounded-small bg-accent-soft px-1 text-accent decoration-1 underline-offset-2">
                  {after}
                </ins>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Nothing() {
  return <span className="text-dim">nothing</span>
}
