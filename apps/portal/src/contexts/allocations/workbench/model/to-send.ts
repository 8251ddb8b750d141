import type { AllocationChange } from '../../../../graphql/generated/change-allocations.ts'
import { endOfDay } from '../../day.ts'
import type { AddedRow, Draft, RowEdit, WrittenCells } from './draft.ts'

type Renewal = 'AUTO' | 'MANUAL' | 'NONE'

/** A draft as the API takes it. Cells that can't be read are not in it: they are put right first. */
export function changesOf({ rows, added }: Draft): AllocationChange[] {
  return [...Object.entries(rows).map(([id, edit]) => changeOf(id, edit)), ...added.map(grantOf)]
}

function changeOf(id: string, { version, set, ends, force }: RowEdit): AllocationChange {
  return {
    key: id,
    id,
    expectedVersion: version,
    ...(force && { force }),
    ...(ends ? { end: {} } : sent(set)),
  }
}

function sent(set: WrittenCells): Partial<AllocationChange> {
  const read = (field: keyof WrittenCells) => (set[field]?.problem === undefined ? set[field]?.text : undefined)
  const [quantity, endsAt, renewal, note] = [read('quantity'), read('endsAt'), read('renewal'), read('note')]
  return {
    ...(quantity !== undefined && { quantity }),
    ...(endsAt !== undefined && endsAt !== '' && { endsAt: endOfDay(endsAt) }),
    ...(renewal !== undefined && { renewal: renewal as Renewal }),
    ...(note !== undefined && { note }),
  }
}

function grantOf({ key, input, set }: AddedRow): AllocationChange {
  const { reason: _reason, idempotencyKey: _key, ...grant } = input
  const { quantity, renewal, note } = sent(set)
  return {
    key,
    grant: {
      ...grant,
      ...(quantity && { quantity }),
      ...(renewal && { renewal }),
      ...(note !== undefined && { note }),
    },
  }
}
