import { Link } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { PageHeader } from '@tenure/ui/page-header'
import { linkStyle } from '@tenure/ui/link-style'
import { showCount } from '@tenure/ui/show-count'
import { type Imported, kindNames, kinds } from './plan.ts'

interface ImportedReportProps {
  readonly imported: Imported
  readonly onAgain: () => void
}

/** What an import came to. */
export function ImportedReport({ imported, onAgain }: ImportedReportProps) {
  const written = kinds.filter((kind) => imported.summary[kind].create + imported.summary[kind].change > 0)
  return (
    <>
      <PageHeader
        title={imported.changed ? 'Imported' : 'Nothing to import'}
        lead={imported.changed ? 'All of it, in one transaction.' : 'Everything stands already as the files say.'}
        actions={<Button onPress={onAgain}>Import other files</Button>}
      />
      <ul>
        {written.map((kind) => (
          <li key={kind}>
            {kindNames[kind]}: {showCount(imported.summary[kind].create, 'row')} created,{' '}
            {imported.summary[kind].change} changed
          </li>
        ))}
      </ul>
      <p>
        {/* The whole page anew: what was read before the import is no longer true. */}
        <Link to="/projects" reloadDocument className={linkStyle}>
          See the projects
        </Link>
      </p>
    </>
  )
}
