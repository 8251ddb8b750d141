import { classNames } from './class-names.ts'

/**
 * The place of words that are on their way. Still, not shimmering: nothing moves that has not opened.
 * @param className width and height; one line of text unless told
 */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('inline-block rounded-small bg-sunken align-middle', className ?? 'h-3 w-24')}
    />
  )
}
