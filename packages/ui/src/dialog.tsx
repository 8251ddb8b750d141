import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { veilStyle } from './overlay-style.ts'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons at the foot, the main act last. */
  readonly actions?: ReactNode
  /** 480 px unless wide (720 px). On a phone it fills the width either way. */
  readonly isWide?: boolean
}

/** A window over the page that asks for something. Escape, the cross and a press outside close it; focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, actions, isWide = false }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
      className={classNames(veilStyle, 'flex items-start justify-center overflow-auto p-2 wide:p-12')}
    >
      <Modal
        className={classNames('w-full rounded-card border border-line bg-surface', isWide ? 'max-w-180' : 'max-w-120')}
      >
        <AriaDialog className="flex flex-col outline-none">
          <header className="flex items-center gap-2 border-b border-line py-2 ps-5 pe-2">
            <Heading slot="title" level={2} className="grow">
              {title}
            </Heading>
            <IconButton label="Close" icon={<X size={16} aria-hidden />} onPress={onClose} />
          </header>
          <div className="flex flex-col gap-4 p-5">{children}</div>
          {actions !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
