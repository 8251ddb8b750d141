import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { ErrorOutsideShell, NotFoundOutsideShell } from './outside-shell.tsx'
import type { RouterContext } from './router-context.ts'

/** The root of all addresses. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundOutsideShell,
  errorComponent: ErrorOutsideShell,
})
