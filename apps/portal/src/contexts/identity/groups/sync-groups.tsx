import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { type ChosenFile, FileDrop } from '@tenure/ui/file-drop'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { useState } from 'react'
import { FilePreview } from './file-preview.tsx'

interface SyncGroupsProps {
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A file of memberships, as it is sent. */
export interface SentFile {
  readonly fileName: string
  readonly text: string
}

/** The most that is sent: a request holds a megabyte, and JSON writes some characters longer. */
const mostCharacters = 800_000

/** Syncs groups from a file that Grouper, SCIM or a script wrote: the difference is shown first, and exactly that is done. */
export function SyncGroups({ onClose, onDone }: SyncGroupsProps) {
  const [sent, setSent] = useState<SentFile>()
  const [problem, setProblem] = useState<string>()
  const choose = async ([first, second]: readonly ChosenFile[]) => {
    if (!first) return
    const text = await first.file.text()
    if (second) setProblem('One file at a time: a group’s members must all be in it.')
    else if (text.length > mostCharacters)
      setProblem(
        'This file is too large for the portal. Split it by group, or sync it on the server: tenure groups sync --csv.',
      )
    else {
      setProblem(undefined)
      setSent({ fileName: first.path, text })
    }
  }
  if (sent) return <FilePreview sent={sent} onAgain={() => setSent(undefined)} {...{ onClose, onDone }} />
  return (
    <Dialog
      title="Sync groups from a file"
      isOpen
      isWide
      onClose={onClose}
      actions={<Button onPress={onClose}>Cancel</Button>}
    >
      {problem && <RefusalNotice message={problem} />}
      <FileDrop
        label="Drop a file of memberships here"
        description="CSV with the columns group and member: a group’s name as it is bound here, and a username or an e-mail address. You see who joins and who leaves before anything changes. Groups that the file does not name stay as they are."
        onChoose={(files) => void choose(files)}
      />
    </Dialog>
  )
}
