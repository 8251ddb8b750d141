import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { Dialog } from '@tenure/ui/dialog'
import { EmptyState } from '@tenure/ui/empty-state'
import { Menu } from '@tenure/ui/menu'
import { SideSheet } from '@tenure/ui/side-sheet'
import { Skeleton } from '@tenure/ui/skeleton'
import { Spinner } from '@tenure/ui/spinner'
import { Tabs } from '@tenure/ui/tabs'
import { notify } from '@tenure/ui/toast-queue'
import { Tooltip } from '@tenure/ui/tooltip'
import { useState } from 'react'

const actions = [
  { id: 'resize', label: 'Resize', keys: 'R' },
  { id: 'extend', label: 'Extend' },
  { id: 'end', label: 'End now', isDanger: true },
]

/** What opens over the page, and what stands where there is nothing yet. */
export function GalleryOverlays() {
  const [open, setOpen] = useState<'dialog' | 'alert' | 'sheet' | null>(null)
  const close = () => setOpen(null)
  return (
    <Card title="What opens">
      <div className="flex flex-wrap items-center gap-2">
        <Button onPress={() => setOpen('dialog')}>Dialog</Button>
        <Button onPress={() => setOpen('alert')}>Question</Button>
        <Button onPress={() => setOpen('sheet')}>Sheet</Button>
        <Menu
          label="Allocation"
          trigger={<Button>Menu</Button>}
          actions={actions}
          onAction={(id) => notify({ title: `Chose ${id}` })}
        />
        <Button
          onPress={() =>
            notify({
              title: 'Allocation resized',
              detail: '10,000 core-hours from 1 December.',
              action: { label: 'Undo', onAction: close },
            })
          }
        >
          Notice
        </Button>
        <Button
          onPress={() =>
            notify({ title: 'The share was not changed', detail: 'Someone changed it meanwhile.', tone: 'bad' })
          }
        >
          Failure
        </Button>
        <Tooltip text="Shown on hover and on focus.">
          <button type="button" className="rounded-small text-dim underline decoration-dotted underline-offset-2">
            What is this?
          </button>
        </Tooltip>
        <Spinner label="Reading" />
        <Skeleton className="h-4 w-32" />
      </div>
      <Tabs
        label="Coral genomics"
        tabs={[
          {
            id: 'allocations',
            name: 'Allocations',
            content: (
              <EmptyState action={<Button tone="primary">Grant an allocation</Button>}>
                This project has no allocation yet.
              </EmptyState>
            ),
          },
          { id: 'people', name: 'People', content: <p>Six members.</p> },
        ]}
      />
      <Dialog
        title="Share resources"
        isOpen={open === 'dialog'}
        onClose={close}
        actions={<Button onPress={close}>Cancel</Button>}
      >
        <p>A part of what this project may use, lent to another.</p>
      </Dialog>
      <AlertDialog
        title="Release the share reef-raw?"
        verb="Release"
        isOpen={open === 'alert'}
        onConfirm={close}
        onClose={close}
      >
        Twelve people lose access at once. The data stays for 30 days.
      </AlertDialog>
      <SideSheet title="AB-12 Coral genomics" isOpen={open === 'sheet'} onClose={close}>
        <p className="p-4">Beside the list it is in.</p>
      </SideSheet>
    </Card>
  )
}
