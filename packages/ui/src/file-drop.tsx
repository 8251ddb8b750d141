import type { ComponentProps } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Text } from 'react-aria-components/Text'
import { Button } from './button.tsx'

/** A file with its path below what was dropped or chosen. */
export interface ChosenFile {
  readonly path: string
  readonly file: File
}

export interface FileDropProps {
  /** What is wanted: 'Drop a folder of CSV files here'. */
  readonly label: string
  /** One sentence about what is accepted. */
  readonly description: string
  readonly onChoose: (files: readonly ChosenFile[]) => void
  readonly isDisabled?: boolean
}

/** The parts of what was dropped that are looked at; folders are looked into. */
type Dropped = Parameters<NonNullable<ComponentProps<typeof DropZone>['onDrop']>>[0]['items'][number]

/** Files, dropped or chosen, one by one or a folder whole. Pasting works too. */
export function FileDrop({ label, description, onChoose, isDisabled = false }: FileDropProps) {
  const choose = (list: FileList | null) => {
    const chosen = [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    if (chosen.length > 0) onChoose(chosen)
  }
  return (
    <DropZone
      isDisabled={isDisabled}
      onDrop={({ items }) => void filesOf(items).then((files) => files.length > 0 && onChoose(files))}
      className="flex flex-col items-center gap-3 rounded-card border border-dashed border-edge bg-surface px-4 py-10 text-center data-drop-target:border-accent data-drop-target:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-accent"
    >
      <Text slot="label" className="font-semibold">
        {label}
      </Text>
      <p className="max-w-140 text-dim">{description}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <FileTrigger allowsMultiple onSelect={choose}>
          <Button tone="primary" isDisabled={isDisabled}>
            Choose files
          </Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={choose}>
          <Button isDisabled={isDisabled}>Choose a folder</Button>
        </FileTrigger>
      </div>
    </DropZone>
  )
}

async function filesOf(items: Iterable<Dropped> | AsyncIterable<Dropped>, under = ''): Promise<ChosenFile[]> {
  const files: ChosenFile[] = []
  for await (const item of items) {
    if (item.kind === 'file') files.push({ path: under + item.name, file: await item.getFile() })
    else if (item.kind === 'directory') files.push(...(await filesOf(item.getEntries(), `${under}${item.name}/`)))
  }
  return files
}
