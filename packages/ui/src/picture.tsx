import ChartNoAxesCombined from 'lucide-react/icons/chart-no-axes-combined'
import TableIcon from 'lucide-react/icons/table-2'
import { type ReactNode, useId, useState } from 'react'
import { IconButton } from './icon-button.tsx'
import { useWidth } from './use-width.ts'

export interface PictureProps {
  /** What the picture shows, in one sentence with the numbers that matter; it is the picture's description too. */
  readonly sentence: string
  /** The same as a table. */
  readonly table: ReactNode
  /** The drawing for a width in pixels, described by the element of that id. */
  readonly render: (width: number, sentenceId: string) => ReactNode
}

/** The frame every picture of data stands in: its sentence, and a press away its table twin. */
export function Picture({ sentence, table, render }: PictureProps) {
  const [isTable, setTable] = useState(false)
  const [ref, width] = useWidth<HTMLDivElement>()
  const sentenceId = useId()
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex items-start gap-2">
        <p id={sentenceId} className="grow text-dim">
          {sentence}
        </p>
        <IconButton
          label={isTable ? 'Show as picture' : 'Show as table'}
          icon={isTable ? <ChartNoAxesCombined size={16} aria-hidden /> : <TableIcon size={16} aria-hidden />}
          onPress={() => setTable(!isTable)}
          className="-my-1 text-dim off-paper"
        />
      </figcaption>
      <div ref={ref} className="min-w-0">
        {isTable ? table : width > 0 && render(width, sentenceId)}
      </div>
    </figure>
  )
}
