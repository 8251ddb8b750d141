import { Spinner } from '@tenure/ui/spinner'
import type { PreviewChangeDataShareGroupQuery } from '../../../graphql/generated/preview-change-data-share-group.ts'
import { PreviewWarnings } from '../consequences/preview-warnings.tsx'
import type { Preview } from '../consequences/use-preview.ts'

type Result = PreviewChangeDataShareGroupQuery['previewChangeDataShareGroup']

/** Who gains and who loses access, before it is so. */
export function AccessDifference({ preview: { result, isWaiting } }: { readonly preview: Preview<Result> }) {
  return (
    <section aria-label="Who reaches it" className="rounded-control border border-line bg-canvas">
      <header className="flex h-8 items-center gap-2 px-3">
        <h3 className="grow text-small font-medium text-dim">Who reaches it</h3>
        {isWaiting && <Spinner label="Looking ahead" />}
      </header>
      <div role="status" className="px-3 pb-3">
        <Answer result={result} />
      </div>
    </section>
  )
}

function Answer({ result }: { readonly result: Result | undefined }) {
  if (!result) return <p className="text-dim">Choose another group to see who gains and who loses access.</p>
  if ('message' in result) return <PreviewWarnings warnings={[result.message]} isRefusal />
  const { gains, loses } = result
  if (gains.length === 0 && loses.length === 0) return <p className="text-dim">The same people as before.</p>
  return (
    <div className="grid gap-3 wide:grid-cols-2">
      <People title="Gain access" sign="+" people={gains} />
      <People title="Lose access" sign="−" people={loses} />
    </div>
  )
}

interface PeopleProps {
  readonly title: string
  readonly sign: '+' | '−'
  readonly people: readonly { readonly id: string; readonly fullName: string }[]
}

function People({ title, sign, people }: PeopleProps) {
  return (
    <div>
      <h4 className="text-small text-dim">
        {title}: {people.length}
      </h4>
      <ul className="max-h-40 overflow-auto">
        {people.map(({ id, fullName }) => (
          <li key={id} className={sign === '+' ? 'text-accent' : 'text-bad'}>
            {sign} {fullName}
          </li>
        ))}
      </ul>
    </div>
  )
}
