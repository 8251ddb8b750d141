import Search from 'lucide-react/icons/search'
import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { TextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { veilStyle } from './overlay-style.ts'
import { Spinner } from './spinner.tsx'

/** One thing to go to or to do. */
export interface Command {
  readonly id: string
  readonly name: string
  /** What kind of thing it is, at the end of its line: 'Go to', 'Project'. */
  readonly kind: string
  readonly icon?: ReactNode
}

export interface CommandPaletteProps {
  /** What fits what is typed, best first. */
  readonly commands: readonly Command[]
  readonly typed: string
  readonly onType: (text: string) => void
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  readonly isSearching?: boolean
}

/** One box that finds and does everything. Focus stays in the box; arrows choose, Enter does. */
export function CommandPalette({
  commands,
  typed,
  onType,
  onChoose,
  onClose,
  isSearching = false,
}: CommandPaletteProps) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => open || onClose()}
      isDismissable
      className={classNames(veilStyle, 'flex items-start justify-center p-2 wide:pt-[12vh]')}
    >
      <Modal className="w-full max-w-140 overflow-hidden rounded-card border border-line bg-surface">
        <Dialog aria-label="Search or jump to" className="flex flex-col outline-none">
          <Autocomplete inputValue={typed} onInputChange={onType}>
            <TextField
              aria-label="Search or jump to"
              autoFocus
              className="flex h-11 items-center gap-2 border-b border-line px-4"
            >
              <Search size={16} aria-hidden className="shrink-0 text-dim" />
              <Input placeholder="Search or jump to…" className="h-full min-w-0 grow bg-transparent outline-none" />
              {isSearching && <Spinner label="Looking" />}
            </TextField>
            <ListBox
              aria-label="Found"
              items={commands}
              onAction={(id) => onChoose(String(id))}
              className="max-h-100 min-h-9 overflow-auto p-1.5 outline-none"
              renderEmptyState={() => (
                <p className="px-2.5 py-1.5 text-dim">
                  {isSearching ? 'Looking…' : 'Nothing found. Try fewer letters.'}
                </p>
              )}
            >
              {(command) => <CommandRow command={command} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function CommandRow({ command: { id, name, kind, icon } }: { readonly command: Command }) {
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className="flex min-h-8 cursor-default items-center gap-2.5 rounded-control px-2.5 outline-none data-focused:bg-accent-soft"
    >
      {icon}
      <span className="min-w-0 grow truncate">{name}</span>
      <span className="shrink-0 text-small text-dim">{kind}</span>
    </ListBoxItem>
  )
}
