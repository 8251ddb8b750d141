import { Link } from '@tanstack/react-router'
import { navigationFor } from '../navigation.ts'
import { useSession } from '../session/session.ts'

const entryStyle =
  'flex h-8 items-center gap-2.5 rounded-control px-2.5 hover:bg-hover aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent'

/** The places this person can open, group by group. @param onLeave called when one is chosen, to close what the menu stands in */
export function MenuLinks({ onLeave }: { readonly onLeave?: () => void }) {
  const { permissions } = useSession()
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {navigationFor(permissions).map(({ name, entries }) => (
        <div key={name ?? ''}>
          {name !== undefined && (
            <h2 id={`menu-${name}`} className="px-2.5 pb-1.5 text-small font-normal text-dim">
              {name}
            </h2>
          )}
          <ul aria-labelledby={name && `menu-${name}`} className="flex flex-col gap-0.5">
            {entries.map(({ name: place, to, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  onClick={onLeave}
                  className={entryStyle}
                >
                  <Icon size={16} />
                  {place}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
