import { FileDrop } from '@tenure/ui/file-drop'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { Select } from '@tenure/ui/select'
import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'
import { PastImports } from './past-imports.tsx'
import { formats, type UsageFile } from './usage-api.ts'
import { UsageReview } from './usage-review.tsx'

/** What was used, from a scheduler’s or file system’s file: tried first, then imported. */
export function UsageImportPage() {
  const [format, setFormat] = useState('sacct')
  const [origin, setOrigin] = useState('')
  const [chosen, setChosen] = useState<UsageFile | null>(null)
  const { name = '', description = '' } = formats.find(({ id }) => id === format) ?? {}
  return (
    <Page>
      <title>Use · Tenure</title>
      <PageHeader
        title="Use"
        lead="What was used, from files. Importing a file again changes nothing; what is told otherwise corrects what was told before."
      />
      {chosen ? (
        <UsageReview file={chosen} formatName={name} onAgain={() => setChosen(null)} />
      ) : (
        <>
          <div className="grid max-w-140 gap-4 wide:grid-cols-2">
            <Select
              label="Format"
              options={formats.map(({ id, name: of }) => ({ id, name: of }))}
              value={format}
              onChange={setFormat}
            />
            <TextField
              label="Told by"
              description="The cluster’s or file system’s name: within it ids are unique."
              isRequired={false}
              value={origin}
              onChange={setOrigin}
            />
          </div>
          <FileDrop
            label="Drop a file here"
            description={description}
            onChoose={([first]) => first && setChosen({ file: first.file, format, origin: origin.trim() })}
          />
          <PastImports />
        </>
      )}
    </Page>
  )
}
