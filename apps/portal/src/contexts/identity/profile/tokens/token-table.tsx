import { AlertDialog } from '@tenure/ui/alert-dialog'
import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { showDay, showMinute } from '@tenure/ui/instant'
import { showCount } from '@tenure/ui/show-count'
import { Table, type TableColumn } from '@tenure/ui/table'
import { notify } from '@tenure/ui/toast-queue'
import { useMemo, useState } from 'react'
import { RevokeTokenDocument } from '../../../../graphql/generated/revoke-token.ts'
import type { TokenRowFragment } from '../../../../graphql/generated/token-row.ts'
import { useVerb } from '../../../../graphql/use-verb.ts'

/** The tokens, ended ones too, and how to end one. */
export function TokenTable({ tokens }: { readonly tokens: readonly TokenRowFragment[] }) {
  const [asked, setAsked] = useState<TokenRowFragment | null>(null)
  const [opened] = useState(() => Date.now())
  const { run, isPending } = useVerb(RevokeTokenDocument)
  const columns = useMemo(() => columnsWith(setAsked, opened), [opened])
  const revoke = async ({ id, name }: TokenRowFragment) => {
    const came = await run({ id })
    setAsked(null)
    if (came.kind === 'done') notify({ title: `${name} revoked`, detail: 'It is refused from its next request on.' })
    else notify({ title: `${name} still holds`, detail: came.message, tone: 'bad' })
  }
  return (
    <>
      <Table label="API tokens" columns={columns} rows={tokens} rowId={({ id }) => id} />
      <AlertDialog
        title={`Revoke ${asked?.name ?? ''}?`}
        verb="Revoke"
        isOpen={asked !== null}
        isPending={isPending}
        onConfirm={() => asked && void revoke(asked)}
        onClose={() => setAsked(null)}
      >
        Programs that use it are refused from their next request on. This cannot be undone: make a new token instead.
      </AlertDialog>
    </>
  )
}

function columnsWith(ask: (token: TokenRowFragment) => void, now: number): readonly TableColumn<TokenRowFragment>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      cell: ({ name, prefix }) => (
        <>
          {name} <span className="font-mono text-small text-dim">{prefix}…</span>
        </>
      ),
    },
    { id: 'scopes', header: 'Scopes', cell: ({ scopes }) => <Scopes scopes={scopes} /> },
    {
      id: 'used',
      header: 'Last used (UTC)',
      align: 'end',
      cell: ({ lastUsedAt }) => (lastUsedAt ? showMinute(lastUsedAt) : 'Never'),
    },
    { id: 'state', header: 'Expires', align: 'end', cell: (token) => <Expiry token={token} now={now} /> },
    {
      id: 'revoke',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (token) =>
        isOver(token, now) ? null : (
          <Button tone="quiet" aria-label={`Revoke ${token.name}`} onPress={() => ask(token)}>
            Revoke
          </Button>
        ),
    },
  ]
}

function Scopes({ scopes }: Pick<TokenRowFragment, 'scopes'>) {
  const [first, second, ...rest] = scopes
  const shown = [first, second].filter(Boolean).join(', ')
  return (
    <span title={scopes.join(', ')} className="text-dim">
      {rest.length > 0 ? `${shown} and ${rest.length} more` : shown}
    </span>
  )
}

function Expiry({ token, now }: { readonly token: TokenRowFragment; readonly now: number }) {
  if (token.revokedAt) return <Badge>Revoked {showDay(token.revokedAt)}</Badge>
  if (isOver(token, now)) return <Badge>Expired {showDay(token.expiresAt)}</Badge>
  const days = Math.ceil((Date.parse(token.expiresAt) - now) / 86_400_000)
  return days <= 14 ? <Badge tone="warn">In {showCount(days, 'day', 'days')}</Badge> : showDay(token.expiresAt)
}

function isOver({ revokedAt, expiresAt }: TokenRowFragment, now: number): boolean {
  return revokedAt !== null || Date.parse(expiresAt) <= now
}
