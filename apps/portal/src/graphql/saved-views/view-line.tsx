import { Button } from '@tenure/ui/button'
import { IconButton } from '@tenure/ui/icon-button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Switch } from '@tenure/ui/switch'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { DeleteSavedViewDocument } from '../generated/delete-saved-view.ts'
import { EditSavedViewDocument } from '../generated/edit-saved-view.ts'
import type { SavedViewLineFragment } from '../generated/saved-view-line.ts'
import { useVerb } from '../use-verb.ts'

/** One view with what may be done to it. */
export function ViewLine({ view, address }: { readonly view: SavedViewLineFragment; readonly address: string }) {
  const { id, version, viewerCan, owner } = view
  const [name, setName] = useState(view.name)
  const edit = useVerb(EditSavedViewDocument)
  const remove = useVerb(DeleteSavedViewDocument)
  const change = async (next: { name?: string; isShared?: boolean; address?: string }, said: string) => {
    const came = await edit.run({ id, expectedVersion: version, ...next })
    if (came.kind === 'done') notify({ title: said })
  }
  const outcome = remove.outcome ?? edit.outcome
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-end gap-2">
        {viewerCan.edit ? (
          <form
            className="flex grow items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              void change({ name }, `Renamed to “${name}”`)
            }}
          >
            <TextField label="Name" className="min-w-40 grow" value={name} onChange={setName} maxLength={100} />
            {name !== view.name && (
              <Button type="submit" isPending={edit.isPending}>
                Rename
              </Button>
            )}
          </form>
        ) : (
          <p className="grow">
            <span className="font-semibold">{view.name}</span>{' '}
            <span className="text-dim">shared by {owner.fullName}</span>
          </p>
        )}
        {viewerCan.edit && address !== view.address && (
          <Button
            isPending={edit.isPending}
            onPress={() => void change({ address }, `“${view.name}” is now as this list`)}
          >
            Replace by this list
          </Button>
        )}
        {viewerCan.edit && (
          <Switch
            isSelected={view.isShared}
            onChange={(isShared) =>
              void change({ isShared }, isShared ? `“${view.name}” is shared` : `“${view.name}” is yours alone`)
            }
          >
            Shared
          </Switch>
        )}
        {viewerCan.delete && (
          <IconButton
            label={`Delete the view ${view.name}`}
            icon={<Trash2 size={16} aria-hidden />}
            onPress={async () => {
              const came = await remove.run({ id })
              if (came.kind === 'done') notify({ title: `View “${view.name}” deleted` })
            }}
          />
        )}
      </div>
      {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
    </li>
  )
}
