import { Link, useMatches } from '@tanstack/react-router'
import { useSession } from '../session/session.ts'

/** Tenant, then the words of each route on the way here. The last is where one is. */
export function Breadcrumb({ isNarrow }: { readonly isNarrow: boolean }) {
  const { tenant } = useSession()
  const crumbs = useCrumbs()
  const shown = isNarrow ? crumbs.slice(-1) : crumbs
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 grow">
      <ol className="flex min-w-0 items-center gap-2 overflow-hidden whitespace-nowrap">
        {!isNarrow && <li className="truncate text-dim">{tenant.name}</li>}
        {shown.map(({ path, crumb }, index) => (
          <li key={path} className="flex min-w-0 items-center gap-2">
            <span aria-hidden className="text-dim">
              /
            </span>
            {index === shown.length - 1 ? (
              <span aria-current="page" className="truncate">
                {crumb}
              </span>
            ) : (
              <Link to={path} className="truncate rounded-small text-dim hover:text-ink hover:underline">
                {crumb}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function useCrumbs(): readonly { readonly path: string; readonly crumb: string }[] {
  return useMatches({
    select: (matches) =>
      matches.flatMap(({ pathname, loaderData, staticData }) => {
        const crumb = readCrumb(loaderData) ?? staticData.crumb
        return crumb === undefined ? [] : [{ path: pathname, crumb }]
      }),
  })
}

function readCrumb(loaded: unknown): string | undefined {
  const crumb = typeof loaded === 'object' && loaded && 'crumb' in loaded ? loaded.crumb : undefined
  return typeof crumb === 'string' ? crumb : undefined
}
