import { readMemberships } from '@tenure/interchange'
import type { Context } from '../../../../kernel/context.ts'
import { requirePermission } from '../../access.ts'
import { csvSource } from './csv-source.ts'
import { MembershipsUnreadable } from './refusals.ts'
import type { SyncSource } from './sync-source.ts'

/** A file of memberships as somebody sent it. */
export interface SentFile {
  readonly fileName: string
  /** CSV with the columns group and member, or as Grouper and SCIM name them. */
  readonly text: string
}

/**
 * Reads a file of memberships that the viewer sent, as the source of a sync.
 * @throws MembershipsUnreadable where any line can’t be taken  @throws NotAllowed before a line is read
 */
export async function sentMemberships(ctx: Context, { fileName, text }: SentFile): Promise<SyncSource> {
  requirePermission(ctx, 'security_group:update', 'sync security groups')
  const { rows, problems } = await readMemberships({ name: fileName, bytes: new TextEncoder().encode(text) })
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    throw new MembershipsUnreadable(errors.map(({ line, message }) => ({ line: line ?? 0, message })))
  return csvSource(fileName, rows)
}
