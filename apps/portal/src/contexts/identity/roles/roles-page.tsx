import { useNavigate, useSearch } from '@tanstack/react-router'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { classNames } from '@tenure/ui/class-names'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { RolesPageDocument } from '../../../graphql/generated/roles-page.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { roleName } from '../people/role-name.ts'
import { RoleCard } from './role-card.tsx'

const CreateRole = lazyPart(() => import('./create-role.tsx'), 'CreateRole')

/** The roles there are, what each allows, and who holds it. */
export function RolesPage() {
  const [{ data, error }, again] = useQuery({ query: RolesPageDocument, requestPolicy: 'cache-and-network' })
  const [isMaking, setMaking] = useState(false)
  const { role: chosen } = useSearch({ from: '/in/roles' })
  const navigate = useNavigate({ from: '/roles' })
  const mayMake = useMay('role:create')
  const choose = (id: string) => void navigate({ search: (before) => ({ ...before, role: id }), replace: true })
  return (
    <Page>
      <title>Roles · Tenure</title>
      <PageHeader
        title="Roles"
        lead="A role is a set of permissions in the whole institution. Nobody gives what they do not hold."
        actions={
          mayMake && (
            <Button tone="primary" onPress={() => setMaking(true)}>
              New role
            </Button>
          )
        }
      />
      <Reading data={data} error={error} onRetry={() => again({ requestPolicy: 'network-only' })} lines={10}>
        {({ roles, permissionCatalogue, viewer }) => {
          const role = roles.find(({ id }) => id === chosen) ?? roles[0]
          return (
            <div className="grid items-start gap-4 desk:grid-cols-[15rem_minmax(0,1fr)]">
              <nav aria-label="Roles">
                <ul className="flex flex-col gap-0.5">
                  {roles.map(({ id, name, isSystemRole, holders }) => (
                    <li key={id}>
                      <button
                        type="button"
                        aria-current={id === role?.id ? 'true' : undefined}
                        onClick={() => choose(id)}
                        className={classNames(
                          'flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-start hover:bg-sunken',
                          id === role?.id && 'bg-accent-soft font-medium text-accent',
                        )}
                      >
                        <span className="min-w-0 grow truncate">{roleName(name)}</span>
                        {!isSystemRole && <Badge>Own</Badge>}
                        <span
                          className="number text-small text-dim"
                          title={showCount(holders.length, 'person', 'people')}
                        >
                          {holders.length}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </nav>
              {role && (
                <RoleCard
                  key={`${role.id} ${role.version}`}
                  role={role}
                  catalogue={permissionCatalogue}
                  held={new Set(viewer.permissions)}
                />
              )}
              <Suspense>
                {isMaking && <CreateRole roles={roles} onMade={choose} onClose={() => setMaking(false)} />}
              </Suspense>
            </div>
          )
        }}
      </Reading>
    </Page>
  )
}
