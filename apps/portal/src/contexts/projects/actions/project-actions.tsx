import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Menu, type MenuAction } from '@tenure/ui/menu'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { Suspense, useState } from 'react'
import type { ProjectHeadFragment } from '../../../graphql/generated/project-head.ts'
import { WhoCanSee } from '../../../graphql/reach/who-can-see.tsx'
import { useProjectVerbs } from './use-project-verbs.ts'

const EditProject = lazyPart(() => import('./edit-project.tsx'), 'EditProject')
const SetDefaults = lazyPart(() => import('./set-defaults.tsx'), 'SetDefaults')
const ArchiveProject = lazyPart(() => import('./archive-project.tsx'), 'ArchiveProject')

type Part = 'edit' | 'defaults' | 'archive'

/** What this person may do to the project. */
export function ProjectActions({ project }: { readonly project: ProjectHeadFragment }) {
  const [part, setPart] = useState<Part | null>(null)
  const { makeDefault, unmakeDefault, restore } = useProjectVerbs(project)
  const { viewerCan } = project
  const acts: Readonly<Record<string, () => void>> = {
    defaults: () => setPart('defaults'),
    makeDefault: () => void makeDefault(),
    unmakeDefault: () => void unmakeDefault(),
    print: () => window.print(),
    archive: () => setPart('archive'),
  }
  const close = () => setPart(null)
  return (
    <>
      <Menu
        label="More to do with the project"
        trigger={
          <Button>
            More
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
        actions={menuOf(project)}
        onAction={(id) => acts[id]?.()}
      />
      {viewerCan.seeWhoReaches && <WhoCanSee id={project.id} name={project.name} kind="PROJECT" />}
      {viewerCan.update && <Button onPress={() => setPart('edit')}>Edit</Button>}
      {viewerCan.restore && (
        <Button tone="primary" onPress={() => void restore()}>
          Restore
        </Button>
      )}
      <Suspense>
        {part === 'edit' && <EditProject id={project.id} onClose={close} />}
        {part === 'defaults' && <SetDefaults id={project.id} onClose={close} />}
        {part === 'archive' && <ArchiveProject project={project} onClose={close} />}
      </Suspense>
    </>
  )
}

function menuOf({ viewerCan, isDefaultOfPi }: ProjectHeadFragment): readonly MenuAction[] {
  return [
    ...(viewerCan.setDefaults ? [{ id: 'defaults', label: 'Set defaults' }] : []),
    ...(viewerCan.makeDefault && !isDefaultOfPi ? [{ id: 'makeDefault', label: 'Make it my default project' }] : []),
    ...(viewerCan.makeDefault && isDefaultOfPi ? [{ id: 'unmakeDefault', label: 'No longer my default project' }] : []),
    { id: 'print', label: 'Print' },
    ...(viewerCan.archive ? [{ id: 'archive', label: 'Archive', isDanger: true }] : []),
  ]
}
