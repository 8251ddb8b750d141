import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

/** A word after the act: what was done, in one line, and where useful the way back. */
export interface Notice {
  readonly title: string
  readonly detail?: string
  readonly tone?: 'done' | 'bad'
  /** The way back: 'Undo'. */
  readonly action?: { readonly label: string; readonly onAction: () => void }
}

/** The notices in view, three at most; the rest wait their turn. */
export const notices: ToastQueue<Notice> = new ToastQueue<Notice>({ maxVisibleToasts: 3 })

/**
 * Says what was done. Stays 6 seconds; a notice with a way back or of a failure stays until it is closed.
 * @param notice the words
 */
export function notify(notice: Notice): void {
  const stays = notice.action !== undefined || notice.tone === 'bad'
  notices.add(notice, stays ? {} : { timeout: 6000 })
}
