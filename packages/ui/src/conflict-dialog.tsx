import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { showMinute } from './instant.ts'
import { Dialog } from './dialog.tsx'

/** One field that was changed by someone else, by this person, or by both. */
export interface ConflictField {
  readonly field: string
  readonly was: ReactNode
  readonly theirs: ReactNode
  /** null where this person left the field alone. */
  readonly yours: ReactNode
}

export interface ConflictDialogProps {
  /** What both wanted to change: 'allocation of AB-12'. */
  readonly thing: string
  /** Who was first; null where that is not for this person to know. */
  readonly who: string | null
  /** When, ISO 8601 text. */
  readonly when: string | null
  readonly fields: readonly ConflictField[]
  readonly isPending: boolean
  readonly onTakeTheirs: () => void
  readonly onSaveMine: () => void
  /** Closes the window and goes back to what was being written. */
  readonly onClose: () => void
}

/** Someone else was first: what was, what they made of it, what you would. Nothing is written over unseen. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { thing, who, when, fields, isPending, onTakeTheirs, onSaveMine, onClose } = props
  const isSame = fields.some(({ theirs, yours, was }) => yours !== null && theirs !== was)
  const actions = (
    <>
      <Button onPress={onTakeTheirs}>Take theirs</Button>
      <Button tone="primary" isPending={isPending} onPress={onSaveMine}>
        Save mine on top
      </Button>
    </>
  )
  return (
    <Dialog title="Changed meanwhile" isOpen isWide onClose={onClose} actions={actions}>
      <p>
        {who ?? 'Someone else'} changed this {thing}
        {when !== null && ` on ${showMinute(when)} UTC`}, after you had opened it.{' '}
        {isSame ? 'Yours would replace what they wrote.' : 'You changed other fields: both changes can stand.'}
      </p>
      <ConflictTable fields={fields} />
    </Dialog>
  )
}

function ConflictTable({ fields }: { readonly fields: readonly ConflictField[] }) {
  return (
    <div role="group" aria-label="The two changes" tabIndex={0} className="overflow-x-auto rounded-small">
      <table className="w-full border-collapse">
        <thead className="text-small text-dim">
          <tr>
            {['Field', 'Was', 'Theirs', 'Yours'].map((name) => (
              <th key={name} scope="col" className="h-7 pe-4 text-start font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, was, theirs, yours }) => (
            <tr key={field} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pe-4 text-start font-normal text-dim">
                {field}
              </th>
              <td className="py-1.5 pe-4">{was ?? <span className="text-dim">nothing</span>}</td>
              <td className="py-1.5 pe-4 font-medium">{theirs ?? <span className="text-dim">nothing</span>}</td>
              <td className="py-1.5 font-medium">
                {yours ?? <span className="font-normal text-dim">left alone</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
