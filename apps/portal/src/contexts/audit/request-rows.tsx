import { Link } from '@tanstack/react-router'
import { rowLinkStyle } from '@tenure/ui/link-style'
import { useQuery } from 'urql'
import { RequestRowsDocument } from '../../graphql/generated/request-rows.ts'
import { showAction } from '../../graphql/record/show-action.ts'
import { auditPeekId } from './audit-id.ts'
import { objectName } from './object-name.ts'

interface RequestRowsProps {
  readonly requestId: string
  /** The row that is shown already. */
  readonly except: string
}

/** What else one request did. */
export function RequestRows({ requestId, except }: RequestRowsProps) {
  const [{ data }] = useQuery({ query: RequestRowsDocument, variables: { requestId } })
  const rows = (data?.auditLogs.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== except)
  if (!data) return null
  return (
    <section>
      <h4 className="pb-1 font-semibold">The same request</h4>
      {rows.length === 0 ? (
        <p className="text-dim">It did nothing else.</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="border-t border-line py-1.5">
              <Link
                to="."
                search={(before: Record<string, unknown>) => ({ ...before, peek: auditPeekId(row) })}
                className={rowLinkStyle}
              >
                {showAction(row.action)}
              </Link>{' '}
              <span className="text-dim">{objectName(row.resourceType)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
