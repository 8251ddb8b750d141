import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-dim',
  accent: 'bg-accent-soft text-accent',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  violet: 'bg-violet-soft text-violet',
  blue: 'bg-blue-soft text-blue',
}

/** One word about a thing: its model, its state. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'holds-fill inline-flex h-5 items-center rounded-small px-1.5 text-small whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
