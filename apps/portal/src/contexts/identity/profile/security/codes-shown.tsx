import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { RecoveryCodes } from '../../../../door/recovery-codes.tsx'

/** Recovery codes, this once. */
export function CodesShown({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  return (
    <Dialog
      title="Keep these codes"
      isOpen
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          I have kept them
        </Button>
      }
    >
      <RecoveryCodes codes={codes} />
    </Dialog>
  )
}
