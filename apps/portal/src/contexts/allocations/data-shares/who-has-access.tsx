import { showCount } from '@tenure/ui/show-count'
import type { DataSharePeekQuery } from '../../../graphql/generated/data-share-peek.ts'

type Accesses = NonNullable<DataSharePeekQuery['dataShare']>['accesses']

/** Who reaches the data, and by what right. */
export function WhoHasAccess({ accesses }: { readonly accesses: Accesses }) {
  return (
    <section className="flex flex-col gap-2">
      <h3>Who reaches it</h3>
      <p className="text-dim">{showCount(accesses.length, 'person', 'people')}</p>
      <ul className="flex flex-col gap-2">
        {accesses.map(({ user, reasons }) => (
          <li key={user.id}>
            <p>
              {user.fullName} <span className="text-dim">{user.email}</span>
            </p>
            {reasons.map(({ kind, sentence }) => (
              <p key={kind} className="text-small text-dim">
                {sentence}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
