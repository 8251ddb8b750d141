import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import X from 'lucide-react/icons/x'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
import {
  type QueuedToast,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast'
import { buttonStyle } from './button-style.ts'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { type Notice, notices } from './toast-queue.ts'

/** Where notices appear. Stands once in the shell; F6 leads to it. */
export function ToastRegion() {
  return (
    <AriaToastRegion
      queue={notices}
      aria-label="Notices"
      className="fixed end-4 bottom-4 z-50 flex w-90 max-w-[calc(100vw-2rem)] flex-col gap-2 off-paper"
    >
      {({ toast }) => <NoticeRow toast={toast} />}
    </AriaToastRegion>
  )
}

function NoticeRow({ toast }: { readonly toast: QueuedToast<Notice> }) {
  const { title, detail, tone = 'done', action } = toast.content
  const Mark = tone === 'bad' ? CircleAlert : CircleCheck
  const undo = () => {
    action?.onAction()
    notices.close(toast.key)
  }
  return (
    <Toast
      toast={toast}
      className="flex items-start gap-2 rounded-control border border-edge bg-surface py-1.5 ps-3 pe-1.5"
    >
      <Mark
        size={16}
        aria-hidden
        className={classNames('mt-1.5 shrink-0', tone === 'bad' ? 'text-bad' : 'text-accent')}
      />
      <ToastContent className="flex min-w-0 grow flex-col py-1">
        <Text slot="title" className="font-medium">
          {title}
        </Text>
        {detail !== undefined && (
          <Text slot="description" className="text-dim">
            {detail}
          </Text>
        )}
      </ToastContent>
      {action && <Button onPress={undo}>{action.label}</Button>}
      <AriaButton slot="close" aria-label="Close" className={buttonStyle('quiet', true)}>
        <X size={16} aria-hidden />
      </AriaButton>
    </Toast>
  )
}
