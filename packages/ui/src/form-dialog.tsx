import { type ReactNode, type SubmitEvent, useId } from 'react'
import { Button } from './button.tsx'
import { Dialog, type DialogProps } from './dialog.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'onClose' | 'isWide'> {
  /** The verb of the act, on its button: 'Create'. */
  readonly verb: string
  readonly onSubmit: (event: SubmitEvent) => void
  readonly isPending: boolean
  /** Why it was not done, where that belongs to no single field. */
  readonly refusal?: string | undefined
  /** What can be done about the refusal. */
  readonly remedy?: ReactNode
  readonly isDangerous?: boolean
  /** The fields, and what the act would change for whom. */
  readonly children: ReactNode
}

/** A window with a form in it: fields, the refusal if there is one, and two buttons. Drawn while it is open. */
export function FormDialog({
  verb,
  onSubmit,
  isPending,
  refusal,
  remedy,
  isDangerous = false,
  children,
  ...dialog
}: FormDialogProps) {
  const id = useId()
  const actions = (
    <>
      <Button onPress={dialog.onClose}>Cancel</Button>
      <Button type="submit" form={id} tone={isDangerous ? 'danger' : 'primary'} isPending={isPending}>
        {verb}
      </Button>
    </>
  )
  return (
    <Dialog {...dialog} isOpen actions={actions}>
      <form id={id} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {children}
        {refusal !== undefined && <RefusalNotice message={refusal} remedy={remedy} />}
      </form>
    </Dialog>
  )
}
