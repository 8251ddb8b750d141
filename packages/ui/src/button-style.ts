import { classNames } from './class-names.ts'

/** What a button is for: the one main act of a view, an ordinary act, a quiet one, or one that takes something away. */
export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

const tones: Readonly<Record<ButtonTone, string>> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong data-pressed:bg-accent-strong',
  plain: 'border-line bg-surface text-ink hover:bg-sunken data-pressed:bg-sunken',
  quiet: 'border-transparent text-ink hover:bg-hover data-pressed:bg-hover',
  danger: 'border-transparent bg-bad text-on-bad hover:opacity-90',
}

/**
 * The classes of a button, also for a link that must look like one.
 * @param tone what the button is for
 * @param isSquare whether it holds one icon and no words
 */
export function buttonStyle(tone: ButtonTone = 'plain', isSquare = false): string {
  return classNames(
    isSquare ? 'w-7' : 'px-2.5',
    'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-50 data-disabled:cursor-not-allowed data-disabled:opacity-50',
    tones[tone],
  )
}
