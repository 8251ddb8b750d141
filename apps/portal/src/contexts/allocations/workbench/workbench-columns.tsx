import type { CellWriting, EditColumn } from '@tenure/ui/edit-column'
import { modelWords, optionsOf, renewalWords } from '../words.ts'
import { showQuantity } from '../show-quantity.ts'
import { markOf, rowMarkOf } from './cell-marks.ts'
import type { WorkbenchField } from './model/fields.ts'
import { type Shown, canWrite } from './model/shown.ts'
import { showText } from './show-text.ts'

const asText: CellWriting = { kind: 'text' }
const renewals: CellWriting = { kind: 'choice', options: optionsOf(renewalWords) }

const written = (
  field: WorkbenchField,
  column: Pick<EditColumn<Shown>, 'header' | 'width' | 'align'>,
): EditColumn<Shown> => ({
  id: field,
  ...column,
  cell: ({ texts, set }) => (set[field]?.problem === undefined ? showText(field, texts[field]) : texts[field]),
  text: ({ texts }) => texts[field],
  writing: (shown) => (canWrite(shown, field) ? (field === 'renewal' ? renewals : asText) : null),
  mark: (shown) => markOf(shown, field),
})

const lastDay = written('endsAt', { header: 'Last day', width: '128px', align: 'end' })

/** The columns of the workbench; those named as a field can be written. */
export const workbenchColumns: readonly EditColumn<Shown>[] = [
  {
    id: 'project',
    header: 'Project',
    width: 'minmax(200px, 2fr)',
    cell: ({ publicId, project }) => (
      <span className="truncate">
        <span className="text-dim">{publicId}</span> {project}
      </span>
    ),
    text: ({ publicId }) => publicId,
    mark: rowMarkOf,
  },
  { id: 'pi', header: 'PI', width: 'minmax(110px, 1fr)', cell: ({ pi }) => pi, text: ({ pi }) => pi },
  { id: 'type', header: 'Resource', width: 'minmax(110px, 1fr)', cell: ({ type }) => type, text: ({ type }) => type },
  {
    id: 'model',
    header: 'Model',
    width: '100px',
    cell: ({ model }) => modelWords[model],
    text: ({ model }) => modelWords[model],
  },
  written('quantity', { header: 'Quantity', width: '120px', align: 'end' }),
  { id: 'unit', header: 'Unit', width: '96px', cell: ({ unit }) => unit, text: ({ unit }) => unit },
  {
    id: 'drawn',
    header: 'Drawn',
    width: '104px',
    align: 'end',
    cell: ({ row }) => (row ? showQuantity(row.drawn) : ''),
    text: ({ row }) => row?.drawn ?? '',
  },
  { ...lastDay, cell: (shown) => (shown.edit?.ends ? 'Ends now' : lastDay.cell(shown) || '—') },
  written('renewal', { header: 'When a period ends', width: '148px' }),
  written('note', { header: 'Note', width: 'minmax(140px, 1fr)' }),
]

const fields: readonly string[] = ['quantity', 'endsAt', 'renewal', 'note']

/** The field that a column writes; null for one that is only read. */
export function fieldOf(column: string): WorkbenchField | null {
  return fields.includes(column) ? (column as WorkbenchField) : null
}
