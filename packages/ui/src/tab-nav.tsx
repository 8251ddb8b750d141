import type { ReactNode } from 'react'
import { tabRowStyle } from './tab-style.ts'

/**
 * The row of links to the parts of one thing. Each child is the router's link with `tabStyle`, which marks the open one aria-current.
 * @param label what the parts are of, read aloud
 */
export function TabNav({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label} className={tabRowStyle}>
      {children}
    </nav>
  )
}
