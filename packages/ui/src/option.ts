import type { ReactNode } from 'react'

/** One thing to choose: its id, its name, and what tells it from others of that name. */
export interface Option {
  readonly id: string
  readonly name: string
  readonly detail?: ReactNode
}
