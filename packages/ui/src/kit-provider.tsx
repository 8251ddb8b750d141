import type { ReactNode } from 'react'
import { RouterProvider } from 'react-aria-components'
import { I18nProvider } from 'react-aria-components/I18nProvider'

export interface KitProviderProps {
  /** How a link of the kit leads within the application. */
  readonly navigate: (path: string) => void
  readonly children: ReactNode
}

/** What the kit needs around it: one language for dates and numbers, and the application's router for its links. */
export function KitProvider({ navigate, children }: KitProviderProps) {
  return (
    <I18nProvider locale="en-GB">
      <RouterProvider navigate={navigate}>{children}</RouterProvider>
    </I18nProvider>
  )
}
