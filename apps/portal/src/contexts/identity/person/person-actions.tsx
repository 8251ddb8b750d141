import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Menu, type MenuAction } from '@tenure/ui/menu'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { Suspense, useState } from 'react'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { usePersonVerbs } from './use-person-verbs.ts'

const EditPerson = lazyPart(() => import('./edit-person.tsx'), 'EditPerson')
const SuspendPerson = lazyPart(() => import('./suspend-person.tsx'), 'SuspendPerson')
const ArchivePerson = lazyPart(() => import('./archive-person.tsx'), 'ArchivePerson')
const ViewAsPerson = lazyPart(() => import('./view-as-person.tsx'), 'ViewAsPerson')

type Part = 'edit' | 'suspend' | 'archive' | 'view'

interface PersonActionsProps {
  readonly person: PersonHeadFragment & { readonly username: string; readonly email: string }
}

/** What the viewer may do to the person. */
export function PersonActions({ person }: PersonActionsProps) {
  const [part, setPart] = useState<Part | null>(null)
  const { reinstate, unlock, restore, endSessions, invite } = usePersonVerbs(person)
  const { viewerCan } = person
  const acts: Readonly<Record<string, () => void>> = {
    view: () => setPart('view'),
    invite: () => void invite(),
    unlock: () => void unlock(),
    endSessions: () => void endSessions(),
    suspend: () => setPart('suspend'),
    archive: () => setPart('archive'),
  }
  const actions = menuOf(person)
  const close = () => setPart(null)
  return (
    <>
      {actions.length > 0 && (
        <Menu
          label="More to do with the person"
          trigger={
            <Button>
              More
              <ChevronDown size={14} aria-hidden />
            </Button>
          }
          actions={actions}
          onAction={(id) => acts[id]?.()}
        />
      )}
      {viewerCan.update && <Button onPress={() => setPart('edit')}>Edit</Button>}
      {viewerCan.reinstate && (
        <Button tone="primary" onPress={() => void reinstate()}>
          Reinstate
        </Button>
      )}
      {viewerCan.restore && (
        <Button tone="primary" onPress={() => void restore()}>
          Restore
        </Button>
      )}
      <Suspense>
        {part === 'edit' && <EditPerson person={person} onClose={close} />}
        {part === 'suspend' && <SuspendPerson person={person} onClose={close} />}
        {part === 'archive' && <ArchivePerson person={person} onClose={close} />}
        {part === 'view' && <ViewAsPerson person={person} onClose={close} />}
      </Suspense>
    </>
  )
}

function menuOf({ viewerCan }: PersonHeadFragment): readonly MenuAction[] {
  return [
    ...(viewerCan.impersonate ? [{ id: 'view', label: 'Look as them' }] : []),
    ...(viewerCan.invite ? [{ id: 'invite', label: 'Send the invitation again' }] : []),
    ...(viewerCan.unlock ? [{ id: 'unlock', label: 'Unlock' }] : []),
    ...(viewerCan.endSessions ? [{ id: 'endSessions', label: 'Sign out everywhere' }] : []),
    ...(viewerCan.suspend ? [{ id: 'suspend', label: 'Suspend', isDanger: true }] : []),
    ...(viewerCan.archive ? [{ id: 'archive', label: 'Archive', isDanger: true }] : []),
  ]
}
