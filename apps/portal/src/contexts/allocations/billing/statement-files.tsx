import type { StatementRowFragment } from '../../../graphql/generated/statement-row.ts'
import { ExportButton } from '../../../graphql/export-button.tsx'

/** A statement as files, once it is issued. */
export function StatementFiles({ statement: { download, status } }: { readonly statement: StatementRowFragment }) {
  if (status !== 'ISSUED') return null
  const file = download.replace(/^\/export\//, '')
  return (
    <span className="inline-flex gap-1">
      <ExportButton file={`${file}.pdf`}>PDF</ExportButton>
      <ExportButton file={`${file}.csv`}>CSV</ExportButton>
    </span>
  )
}
