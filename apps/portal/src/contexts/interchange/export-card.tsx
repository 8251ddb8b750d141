import { Card } from '@tenure/ui/card'
import { ExportButton } from '../../graphql/export-button.tsx'

const files = [
  'people',
  'resource-types',
  'security-groups',
  'projects',
  'project-members',
  'allocations',
  'resource-shares',
  'data-shares',
] as const

/** The facility as files, as it stands at one moment; they import back to the same. */
export function ExportCard() {
  return (
    <Card
      title="Export"
      lead="The whole facility as it stands now: CSV files that import back to the same. Each export is kept in the audit log."
      actions={<ExportButton file="facility.zip">Everything</ExportButton>}
    >
      <div className="flex flex-wrap gap-2">
        {files.map((file) => (
          <ExportButton key={file} file={`${file}.csv`}>
            {file.replace('-', ' ')}
          </ExportButton>
        ))}
      </div>
    </Card>
  )
}
