import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { notify } from '@tenure/ui/toast-queue'
import type { ProjectDefaultsFragment } from '../../../graphql/generated/project-defaults.ts'
import { SetDefaultsDocument } from '../../../graphql/generated/set-defaults.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import type { DefaultsSet } from './set-defaults.tsx'

interface AccessMovedProps {
  /** The defaults as they were. */
  readonly before: ProjectDefaultsFragment
  readonly set: DefaultsSet
  readonly onClose: () => void
}

/** Who came to reach the project's data and who no longer does, with the way back. */
export function AccessMoved({ before, set, onClose }: AccessMovedProps) {
  const { run, isPending, outcome } = useVerb(SetDefaultsDocument)
  const putBack = async () => {
    const came = await run({
      projectId: before.id,
      expectedVersion: set.project.version,
      dataStewardId: before.defaultDataSteward?.id ?? null,
      securityGroupId: before.defaultSecurityGroup.id,
    })
    if (came.kind !== 'done') return
    notify({ title: 'Defaults are as they were' })
    onClose()
  }
  const { gains, loses } = set.access
  return (
    <Dialog
      title="Defaults set"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button isPending={isPending} onPress={() => void putBack()}>
            Undo
          </Button>
          <Button tone="primary" autoFocus onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <People heading="Reach the data shares now" people={gains} />
      <People heading="No longer reach them" people={loses} />
      {outcome !== null && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
    </Dialog>
  )
}

function People({ heading, people }: { readonly heading: string; readonly people: DefaultsSet['access']['gains'] }) {
  if (people.length === 0) return null
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {people.map(({ id, fullName }) => (
          <li key={id}>{fullName}</li>
        ))}
      </ul>
    </section>
  )
}
