import { classNames } from '@tenure/ui/class-names'
import { Spinner } from '@tenure/ui/spinner'
import type { ConsequencesFragment } from '../../../graphql/generated/consequences.ts'
import { PreviewWarnings } from './preview-warnings.tsx'
import { byProject, ProjectConsequences } from './project-consequences.tsx'
import type { Preview } from './use-preview.ts'

/** What a preview answers: consequences, or the refusal the change would meet. */
export type PreviewResult =
  | ({ readonly __typename: 'ConsequencePreview' } & ConsequencesFragment)
  | { readonly __typename: string; readonly message: string }

interface ConsequenceListProps {
  readonly preview: Preview<PreviewResult>
  /** What to say before there is enough to ask: 'Choose a project and a quantity to see what changes.' */
  readonly hint: string
}

/** What a change would do to whom, before it is saved. Said politely to those who listen. */
export function ConsequenceList({ preview: { result, isWaiting }, hint }: ConsequenceListProps) {
  return (
    <section aria-label="What this changes" className="rounded-control border border-line bg-canvas">
      <header className="flex h-8 items-center gap-2 px-3">
        <h3 className="grow text-small font-medium text-dim">What this changes</h3>
        {isWaiting && <Spinner label="Looking ahead" />}
      </header>
      <div role="status" className="px-3 pb-3">
        <Answer result={result} hint={hint} />
      </div>
    </section>
  )
}

const many = 10

function Answer({ result, hint }: { readonly result: PreviewResult | undefined; readonly hint: string }) {
  if (!result) return <p className="text-dim">{hint}</p>
  if ('message' in result) return <PreviewWarnings warnings={[result.message]} isRefusal />
  // With nothing to tell, the API's word for it is no warning.
  if (result.consequences.length === 0)
    return <p className="text-dim">{result.warnings.join(' ') || 'Nothing would change for anyone.'}</p>
  const isMany = result.consequences.length > many
  return (
    <div className="flex flex-col gap-3">
      <ul
        // Many scroll by themselves, and hence take focus, so that the buttons stay within reach.
        {...(isMany && { tabIndex: 0 })}
        className={classNames('flex flex-col gap-3', isMany && 'max-h-96 overflow-auto')}
      >
        {byProject(result.consequences).map((consequences) => (
          <ProjectConsequences key={consequences[0].project.id} consequences={consequences} />
        ))}
      </ul>
      <PreviewWarnings warnings={result.warnings} />
    </div>
  )
}
