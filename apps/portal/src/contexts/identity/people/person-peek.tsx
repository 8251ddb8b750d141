import { Link } from '@tanstack/react-router'
import { showDay, showMinute } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import { linkStyle } from '@tenure/ui/link-style'
import { useQuery } from 'urql'
import { PersonPeekDocument } from '../../../graphql/generated/person-peek.ts'
import { WhatCanReach } from '../../../graphql/reach/what-can-reach.tsx'
import { Reading } from '../../../graphql/reading.tsx'
import { statusWords } from './people-search.ts'
import { roleName } from './role-name.ts'

/** A person from the side: who they are, what they may do, what they own. */
export function PersonPeek({ id }: { readonly id: string }) {
  const [{ data, error }, again] = useQuery({ query: PersonPeekDocument, variables: { id } })
  const person = data?.node?.__typename === 'User' ? data.node : undefined
  const projects = data?.projects.edges.map(({ node }) => node) ?? []
  return (
    <Reading data={person} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ fullName, username, email, status, roles, lastLoginAt, createdAt, viewerCan }) => (
        <div className="flex flex-col gap-4">
          <div className="flex items-start justify-between gap-3">
            <h3 className="text-title">{fullName}</h3>
            <Link to="/people/$personId" params={{ personId: id }} className={linkStyle}>
              Open
            </Link>
          </div>
          <KeyValue
            items={[
              { name: 'Username', value: username },
              { name: 'E-mail', value: email },
              { name: 'Status', value: statusWords[status] },
              { name: 'Last signed in', value: lastLoginAt ? `${showMinute(lastLoginAt)} UTC` : 'Never' },
              { name: 'Known since', value: showDay(createdAt) },
            ]}
          />
          {viewerCan.seeReach && (
            <p>
              <WhatCanReach id={id} fullName={fullName} />
            </p>
          )}
          <section>
            <h4 className="font-semibold">Roles</h4>
            {roles.length === 0 && <p className="text-dim">None in the whole institution.</p>}
            <ul>
              {roles.map(({ id: grant, role, expiresAt }) => (
                <li key={grant}>
                  {roleName(role.name)}
                  {expiresAt !== null && <span className="text-dim"> until {showDay(expiresAt)}</span>}
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h4 className="font-semibold">PI of</h4>
            {projects.length === 0 && <p className="text-dim">No project that you may see.</p>}
            <ul>
              {projects.map(({ id: project, publicId, name }) => (
                <li key={project}>
                  <Link to="/projects/$publicId" params={{ publicId }} className={linkStyle}>
                    {name}
                  </Link>{' '}
                  <span className="text-dim">{publicId}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Reading>
  )
}
