import { Button } from '@tenure/ui/button'
import type { RefusedRowsFragment } from '../../../graphql/generated/refused-rows.ts'
import { type Draft, withRow, without } from './model/draft.ts'
import { fieldNames } from './model/fields.ts'

interface ReviewRefusalsProps {
  readonly draft: Draft
  readonly refused: readonly RefusedRowsFragment[]
  readonly onChange: (draft: Draft) => void
}

/** What stands against each row, in the API's own words, and what can be done about it. */
export function ReviewRefusals({ draft, refused, onChange }: ReviewRefusalsProps) {
  const added = new Map(draft.added.map(({ key, names }) => [key, `The new ${names.publicId} ${names.type}`]))
  return (
    <section aria-labelledby="refusals" className="flex flex-col gap-2">
      <h3 id="refusals" className="font-medium">
        What stands against it
      </h3>
      <ul className="flex max-h-80 flex-col overflow-auto" tabIndex={0} aria-label="Rows that can’t be changed so">
        {refused.map(({ key, refusal }) => {
          const edit = draft.rows[key]
          const label = edit?.label ?? added.get(key) ?? 'A row'
          const field = refusal.field?.[0]
          const where = field && field in fieldNames ? ` · ${fieldNames[field as keyof typeof fieldNames]}` : ''
          return (
            <li key={`${key} ${field}`} className="flex flex-col gap-1 border-t border-line py-2">
              <p className="font-medium">
                {label}
                {where}
              </p>
              <p className="text-bad">{refusal.message}</p>
              <div className="flex flex-wrap gap-2">
                <Button
                  aria-label={`Leave this row out: ${label}`}
                  onPress={() => onChange(without(draft, new Set([key])))}
                >
                  Leave this row out
                </Button>
                {edit && refusal.__typename === 'BelowWhatIsDrawn' && (
                  <Button
                    tone="danger"
                    aria-label={`Force it: all who are overdrawn are told, ${label}`}
                    onPress={() => onChange(withRow(draft, key, { ...edit, force: true }))}
                  >
                    Force it: all who are overdrawn are told
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
