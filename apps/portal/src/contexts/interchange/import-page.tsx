import { FileDrop, type ChosenFile } from '@tenure/ui/file-drop'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Suspense, useState } from 'react'
import { useMay } from '../../graphql/use-may.ts'
import { ExportCard } from './export-card.tsx'
import type { SentFile } from './interchange-api.ts'
import { readFiles } from './read-file.ts'

const MachinesCard = lazyPart(() => import('./machines-card.tsx'), 'MachinesCard')
const ImportReview = lazyPart(() => import('./import-review.tsx'), 'ImportReview')

/** A facility's files in and out: looked at row by row before anything is written. */
export function ImportPage() {
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const [mayImport, mayExport] = [useMay('facility:import'), useMay('facility:export')]
  const choose = (chosen: readonly ChosenFile[]) => void readFiles(chosen).then(setFiles)
  return (
    <Page isGrid={files.length > 0}>
      <title>Import and export · Tenure</title>
      {files.length > 0 ? (
        <Suspense>
          <ImportReview key={files.map(({ name }) => name).join()} files={files} onAgain={() => setFiles([])} />
        </Suspense>
      ) : (
        <>
          <PageHeader
            title="Import and export"
            lead="People, projects, allocations and shares, from files and into files. Importing the same files twice changes nothing."
          />
          {mayImport && (
            <FileDrop
              label="Drop a facility’s files here"
              description="A folder of CSV files, a Slurm association dump (sacctmgr dump, or sacctmgr -P show assoc), or a ColdFront dumpdata JSON. You see what would change before anything does."
              onChoose={choose}
            />
          )}
          {mayExport && <ExportCard />}
          {mayExport && (
            <Suspense>
              <MachinesCard />
            </Suspense>
          )}
        </>
      )}
    </Page>
  )
}
