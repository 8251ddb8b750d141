import type { Draft } from './model/draft.ts'
import { type WorkbenchField, fieldNames } from './model/fields.ts'

/** Cells whose text can't be read, with what is wrong with each. */
export function UnreadableCells({ draft }: { readonly draft: Draft }) {
  const rows = [
    ...Object.entries(draft.rows).map(([key, { set, label }]) => ({ key, set, label })),
    ...draft.added.map(({ key, set, names }) => ({ key, set, label: `the new ${names.publicId} ${names.type}` })),
  ]
  return (
    <ul aria-label="Cells that can’t be read" className="flex max-h-60 flex-col gap-1 overflow-auto" tabIndex={0}>
      {rows.flatMap(({ key, set, label }) =>
        (Object.keys(set) as WorkbenchField[]).flatMap((field) => {
          const cell = set[field]
          return cell?.problem === undefined
            ? []
            : [
                <li key={`${key} ${field}`}>
                  <span className="font-medium">
                    {fieldNames[field]} of {label}: “{cell.text}”.
                  </span>{' '}
                  {cell.problem}
                </li>,
              ]
        }),
      )}
    </ul>
  )
}
