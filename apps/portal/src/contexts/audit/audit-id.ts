/**
 * The address of one row of the audit log as `?peek=` holds it. A row is no node of the graph: it is found by its instant.
 * @param createdAt ISO 8601 text
 */
export function auditPeekId({ id, createdAt }: { readonly id: string; readonly createdAt: string }): string {
  return `AuditLog~${Date.parse(createdAt)}~${id}`
}

/** What `auditPeekId` wrote: the row's id, and the millisecond [from, to) it was written in; null for anything else. */
export function readAuditPeekId(
  text: string,
): { readonly id: string; readonly from: string; readonly to: string } | null {
  const [, at, id] = /^AuditLog~(\d{1,15})~(.+)$/.exec(text) ?? []
  if (at === undefined || id === undefined) return null
  return { id, from: new Date(Number(at)).toISOString(), to: new Date(Number(at) + 1).toISOString() }
}
