import { showDay } from '@tenure/ui/instant'
import { showCount } from '@tenure/ui/show-count'
import { showQuantity } from '../show-quantity.ts'
import type { Previewed } from './use-review.ts'

/** Whom the whole set moves, from what to what, and by how much the shares move. */
export function ReviewConsequences({ of: { consequences, shares } }: { readonly of: Previewed }) {
  if (consequences.length === 0) return <p className="text-dim">What anyone may use stays as it is.</p>
  return (
    <>
      <Figures
        name={`What ${showCount(new Set(consequences.map(({ project }) => project.id)).size, 'project')} may use`}
        rows={consequences.map(({ project, resourceType, ...row }) => ({
          ...row,
          key: `${project.id} ${resourceType.id} ${row.at} ${row.before}`,
          what: `${project.publicId} ${project.name}, ${resourceType.name}`,
          unit: resourceType.unit,
          note: row.overdrawn ? `overdrawn: ${showQuantity(row.drawn)} is drawn` : '',
        }))}
      />
      {shares.length > 0 && (
        <Figures
          name={`What ${showCount(shares.length, 'share')} would give`}
          rows={shares.map(({ source, recipient, resourceType, ...row }) => ({
            ...row,
            key: `${source.id} ${recipient.id} ${resourceType.id} ${row.at}`,
            what: `${source.publicId} to ${recipient.publicId} ${recipient.name}, ${resourceType.name}`,
            unit: resourceType.unit,
            note: '',
          }))}
        />
      )}
    </>
  )
}

interface Figure {
  readonly key: string
  readonly what: string
  readonly unit: string
  readonly at: string
  readonly before: string
  readonly after: string
  readonly note: string
}

/** More than these are counted and not drawn: nobody reads two thousand lines in a window. */
const most = 200

function Figures({ name, rows }: { readonly name: string; readonly rows: readonly Figure[] }) {
  return (
    <section className="flex flex-col gap-1">
      <div
        role="group"
        aria-label={name}
        tabIndex={0}
        className="max-h-72 overflow-auto rounded-small border border-line"
      >
        <table className="w-full border-collapse">
          <caption className="px-2 py-1 text-start font-medium">{name}</caption>
          <thead className="text-small text-dim">
            <tr>
              {['Whose', 'From', 'Before', 'After', 'Unit'].map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={`h-7 px-2 font-medium ${head === 'Before' || head === 'After' ? 'text-end' : 'text-start'}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map(({ key, what, unit, at, before, after, note }) => (
              <tr key={key} className="border-t border-line align-top">
                <th scope="row" className="px-2 py-1 text-start font-normal">
                  {what}
                  {note !== '' && <span className="block text-bad">{note}</span>}
                </th>
                <td className="px-2 py-1 whitespace-nowrap text-dim">{showDay(at)}</td>
                <td className="number px-2 py-1">{showQuantity(before)}</td>
                <td className="number px-2 py-1 font-medium">{showQuantity(after)}</td>
                <td className="px-2 py-1 text-dim">{unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && <p className="text-dim">And {showCount(rows.length - most, 'line')} more.</p>}
    </section>
  )
}
