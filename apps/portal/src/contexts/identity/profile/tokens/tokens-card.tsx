import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense, useState } from 'react'
import type { TokenRowFragment } from '../../../../graphql/generated/token-row.ts'
import { TokenTable } from './token-table.tsx'

const CreateToken = lazyPart(() => import('./create-token.tsx'), 'CreateToken')
const TokenShown = lazyPart(() => import('./token-shown.tsx'), 'TokenShown')

/** A token that was just made: its secret is here and nowhere else, until this is closed. */
export interface FreshToken {
  readonly name: string
  readonly secret: string
}

/** The programs that act for the viewer. */
export function TokensCard({ tokens }: { readonly tokens: readonly TokenRowFragment[] }) {
  const [isCreating, setCreating] = useState(false)
  const [fresh, setFresh] = useState<FreshToken | null>(null)
  const made = (token: FreshToken) => {
    setCreating(false)
    setFresh(token)
  }
  return (
    <Card
      title="API tokens"
      lead="A program with a token does what you may do, within the token’s scopes and until it expires."
      actions={<Button onPress={() => setCreating(true)}>New token</Button>}
    >
      {tokens.length === 0 ? (
        <EmptyState>You have no token. Make one to use the API from a script.</EmptyState>
      ) : (
        <TokenTable tokens={tokens} />
      )}
      <Suspense>
        {isCreating && <CreateToken onMade={made} onClose={() => setCreating(false)} />}
        {fresh && <TokenShown token={fresh} onClose={() => setFresh(null)} />}
      </Suspense>
    </Card>
  )
}
