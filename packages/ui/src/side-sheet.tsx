import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { veilStyle } from './overlay-style.ts'

export interface SideSheetProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The edge it stands at; the end of the line unless told. */
  readonly side?: 'start' | 'end'
}

/** A sheet along the edge of the page: the menu on a phone, a form beside its list. */
export function SideSheet({ title, isOpen, onClose, children, side = 'end' }: SideSheetProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => open || onClose()} isDismissable className={veilStyle}>
      <Modal
        className={classNames(
          'fixed inset-y-0 w-100 max-w-[88vw] overflow-auto border-line bg-surface',
          side === 'start' ? 'start-0 border-e' : 'end-0 border-s',
        )}
      >
        <AriaDialog className="flex min-h-full flex-col outline-none">
          <header className="sticky top-0 z-10 flex h-13 items-center gap-2 border-b border-line bg-surface ps-4 pe-2">
            <Heading slot="title" level={2} className="grow truncate">
              {title}
            </Heading>
            <IconButton label="Close" icon={<X size={16} aria-hidden />} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
