import { type AnyRoute, Link, useParams, useRouter } from '@tanstack/react-router'
import { TabNav } from '@tenure/ui/tab-nav'
import { tabStyle } from '@tenure/ui/tab-style'

/** Links to the parts of a project: the routes beneath its own that call themselves a tab. */
export function ProjectTabs({ name }: { readonly name: string }) {
  const router = useRouter()
  const { publicId } = useParams({ from: '/in/projects/$publicId' })
  const beneath: unknown = router.routesById['/in/projects/$publicId'].children
  return (
    <TabNav label={name}>
      {tabsOf(beneath).map(({ tab, to }) => (
        <Link
          key={to}
          to={to as '/projects/$publicId'}
          params={{ publicId }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={tabStyle}
        >
          {tab}
        </Link>
      ))}
    </TabNav>
  )
}

function tabsOf(routes: unknown): readonly { readonly tab: string; readonly to: string }[] {
  const children = Array.isArray(routes) ? (routes as AnyRoute[]) : []
  return children.flatMap(({ options, fullPath }) => {
    const { tab } = options.staticData ?? {}
    return tab === undefined ? [] : [{ tab, to: String(fullPath).replace(/\/$/, '') }]
  })
}
