import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { veilStyle } from './overlay-style.ts'

export interface AlertDialogProps {
  /** The question: 'Release the share reef-raw?' */
  readonly title: string
  /** What will happen, to whom, and whether it can be undone. */
  readonly children: ReactNode
  /** The verb of the act, as on the button that led here: 'Release'. */
  readonly verb: string
  readonly isOpen: boolean
  readonly isPending?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is taken away. Focus starts on the way back; a press outside does not answer. */
export function AlertDialog({
  title,
  children,
  verb,
  isOpen,
  isPending = false,
  onConfirm,
  onClose,
}: AlertDialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      className={classNames(veilStyle, 'flex items-start justify-center p-2 wide:p-24')}
    >
      <Modal className="w-full max-w-105 rounded-card border border-line bg-surface">
        <AriaDialog role="alertdialog" className="flex flex-col gap-3 p-5 outline-none">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="text-dim">{children}</div>
          <footer className="flex justify-end gap-2 pt-2">
            <Button autoFocus onPress={onClose}>
              Keep it
            </Button>
            <Button tone="danger" isPending={isPending} onPress={onConfirm}>
              {verb}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
