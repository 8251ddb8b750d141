import { Button } from '@tenure/ui/button'
import { notify } from '@tenure/ui/toast-queue'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import type { Client } from '@urql/core'
import { useClient } from 'urql'
import { type PersonReachingFilter, WhoReachesDocument } from '../generated/who-reaches.ts'
import { keepFile } from '../keep-file.ts'
import { actionWords } from './access-words.ts'
import { csvOf } from '../csv.ts'
import { peopleIn, type PersonReaching } from './use-people-reaching.ts'

interface ExportReachingProps {
  readonly id: string
  readonly name: string
  readonly filter: PersonReachingFilter
}

/** Keeps what is filtered as a CSV file: a row for each way of each person. */
export function ExportReaching({ id, name, filter }: ExportReachingProps) {
  const client = useClient()
  const [isPending, setPending] = useState(false)
  const run = async () => {
    setPending(true)
    const rows = await allRows(client, { id, filter })
    setPending(false)
    if (typeof rows === 'string') return notify({ title: 'The list was not exported', detail: rows, tone: 'bad' })
    keepFile(`who reaches ${name}.csv`, new Blob([csvOf([heads, ...rows])], { type: 'text/csv' }))
  }
  return (
    <Button icon={<Download size={14} aria-hidden />} isPending={isPending} onPress={() => void run()}>
      Export CSV
    </Button>
  )
}

const heads = ['Name', 'E-mail', 'May', 'By', 'Until']

const rowsOf = ({ user, paths }: PersonReaching): string[][] =>
  paths.map(({ actions, sentence, until }) => [
    user.fullName,
    user.email,
    actions.map((action) => actionWords[action]).join('; '),
    sentence,
    until ?? '',
  ])

/** A row for each way of each person, page after page; or why they could not be read. */
async function allRows(
  client: Client,
  asked: Pick<ExportReachingProps, 'id' | 'filter'>,
  after: string | null = null,
): Promise<string[][] | string> {
  const { data, error } = await client
    .query(WhoReachesDocument, { ...asked, after }, { requestPolicy: 'network-only' })
    .toPromise()
  const page = data && peopleIn(data)
  if (!page) return error?.message ?? 'Try again.'
  const rows = page.edges.flatMap(({ node }) => rowsOf(node))
  if (!page.pageInfo.hasNextPage) return rows
  const rest = await allRows(client, asked, page.pageInfo.endCursor)
  return typeof rest === 'string' ? rest : [...rows, ...rest]
}
