import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** The page for an error that leaves no shell to stand in: the session could not be read. */
export function ErrorOutsideShell(props: ErrorComponentProps) {
  return (
    <main>
      <ErrorPage {...props} />
    </main>
  )
}

/** The page for an address that is none, where nobody is known to be signed in. */
export function NotFoundOutsideShell() {
  return (
    <main>
      <NotFoundPage />
    </main>
  )
}
