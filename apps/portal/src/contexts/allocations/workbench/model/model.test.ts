import { describe, expect, it } from 'vitest'
import type { WorkbenchRowFragment } from '../../../../graphql/generated/workbench-row.ts'
import { clear, endRows, fill, paste } from './block.ts'
import { clashesOf, rebased, settle } from './clashes.ts'
import { type Draft, countOf, nothing } from './draft.ts'
import { readCell } from './fields.ts'
import { filtered, grouped } from './groups.ts'
import { keep, readKept } from './kept.ts'
import { seenOf, shownAdded, showing } from './shown.ts'
import { from, redo, step, undo } from './steps.ts'
import { sumsOf } from './sums.ts'
import { changesOf } from './to-send.ts'
import { wayBack } from './way-back.ts'

const row = (n: number, more: Partial<WorkbenchRowFragment> = {}): WorkbenchRowFragment => ({
  id: `row ${n}`,
  version: 1,
  model: 'SUBSCRIPTION',
  quantity: '1000.0000',
  drawn: '0.0000',
  renewal: 'MANUAL',
  billingPeriod: 'MONTH',
  startsAt: '2026-01-01T00:00:00.000Z',
  endsAt: '2027-01-01T00:00:00.000Z',
  note: null,
  project: {
    id: `project ${n}`,
    publicId: `AB-${n}`,
    name: `Project ${n}`,
    piOwner: { id: 'pi', fullName: n % 2 ? 'Ada' : 'Bo' },
  },
  resourceType: { id: 'cpu', name: 'CPU', unit: 'core-hours' },
  viewerCan: { resize: true },
  ...more,
})
const rows = [1, 2, 3].map((n) => row(n))
const show = showing()
const shown = (draft: Draft, of = rows) => of.map((one) => show(one, draft.rows[one.id]))
const fields = ['quantity', 'endsAt', 'renewal', 'note'] as const
const pasted = (draft: Draft, cells: string[][], chosen = { rows: 1, columns: 1 }) =>
  paste(draft, { rows: shown(draft), fields: [null, ...fields] }, { cells, chosen })

describe('a cell', () => {
  it('reads what spreadsheets write: thousands marks, ISO days with a time, renewals in words', () => {
    expect(readCell('quantity', ' 1,234.50 ')).toEqual({ text: '1234.5' })
    expect(readCell('quantity', "1'000'000")).toEqual({ text: '1000000' })
    expect(readCell('endsAt', '2027-3-1')).toEqual({ text: '2027-03-01' })
    expect(readCell('endsAt', '2027-12-31T00:00:00Z')).toEqual({ text: '2027-12-31' })
    expect(readCell('endsAt', '31 December 2027')).toEqual({ text: '2027-12-31' })
    expect(readCell('renewal', 'Renews by itself')).toEqual({ text: 'AUTO' })
    expect(readCell('renewal', 'manual')).toEqual({ text: 'MANUAL' })
  })

  it('keeps what it can’t read, and says why', () => {
    for (const [field, text] of [
      ['quantity', '12 apples'],
      ['quantity', '-3'],
      ['endsAt', '31/12/2027'],
      ['endsAt', '2027-02-30'],
      ['renewal', 'perhaps'],
    ] as const)
      expect(readCell(field, text)).toEqual({ text, problem: expect.stringMatching(/\.$/) as string })
  })
})

describe('a block', () => {
  it('is pasted from its corner on; what can’t be read, written or has no room is counted, not lost', () => {
    const outcome = pasted(nothing, [
      ['Project 1', '2,000', '2028-06-30'],
      ['Project 2', 'many'],
      ['Project 3', '5'],
      ['Project 4', '6'],
    ])
    expect(outcome).toMatchObject({ written: 4, unreadable: 1, passed: 3, beyond: 2 })
    expect(outcome.draft.rows['row 1']?.set).toEqual({ quantity: { text: '2000' }, endsAt: { text: '2028-06-30' } })
    expect(outcome.draft.rows['row 2']?.set.quantity).toMatchObject({
      text: 'many',
      problem: expect.any(String) as string,
    })
    expect(countOf(outcome.draft)).toEqual({ changes: 4, rows: 3, problems: 1, clashes: 0 })
  })

  it('of one cell fills all that is chosen', () => {
    const { draft } = paste(
      nothing,
      { rows: shown(nothing), fields: ['quantity'] },
      { cells: [['7']], chosen: { rows: 3, columns: 1 } },
    )
    expect(changesOf(draft).map(({ quantity }) => quantity)).toEqual(['7', '7', '7'])
  })

  it('is filled down from its first row, cleared back to what stood, and written back falls out', () => {
    const first = pasted(
      nothing,
      [['', '2000', '', '', 'why']].map(([a, b]) => [a!, b!]),
    ).draft
    const filled = fill(first, { rows: shown(first), fields: ['quantity'] }).draft
    expect(Object.values(filled.rows).map(({ set }) => set.quantity?.text)).toEqual(['2000', '2000', '2000'])
    expect(clear(filled, { rows: shown(filled), fields: ['quantity'] }).draft).toEqual(nothing)
    expect(pasted(filled, [['', '1,000']]).draft.rows['row 1']).toBeUndefined()
  })

  it('ends and spares its rows', () => {
    const ended = endRows(nothing, shown(nothing))
    expect(changesOf(ended)).toEqual(rows.map(({ id }) => ({ key: id, id, expectedVersion: 1, end: {} })))
    expect(endRows(ended, shown(ended))).toEqual(nothing)
  })
})

describe('steps', () => {
  it('undone all are as before, and done again as after', () => {
    const texts = ['5', '2028-01-31', 'auto', 'what', '']
    // Every cell gets every text in turn, rows and fields in another order each time.
    let steps = from(nothing)
    for (let n = 0; n < 60; n++) {
      const block = { rows: shown(steps.now).slice((n * 7) % 3), fields: [fields[(n * 5) % 4]!] }
      const cells = [[texts[(n * 3 + Math.floor(n / 5)) % 5]!]]
      steps = step(steps, paste(steps.now, block, { cells, chosen: { rows: 1, columns: 1 } }).draft)
    }
    const [last, count] = [steps.now, steps.past.length]
    expect(count).toBeGreaterThan(30)
    for (let n = 0; n < count; n++) steps = undo(steps)
    expect(steps.now).toEqual(nothing)
    expect(undo(steps)).toBe(steps)
    for (let n = 0; n < count; n++) steps = redo(steps)
    expect(steps.now).toEqual(last)
  })
})

describe('what was kept', () => {
  it('is read again as it was, for this person in this institution only', () => {
    const drawer = new Map<string, string>()
    const storage = {
      getItem: (key: string) => drawer.get(key) ?? null,
      setItem: (key: string, text: string) => void drawer.set(key, text),
      removeItem: (key: string) => void drawer.delete(key),
    }
    const { draft } = pasted(nothing, [['', 'many', '2028-01-31']])
    const me = { tenant: 'a', person: 'b' }
    expect(keep(me, draft, storage)).toBe(true)
    expect(readKept(me, storage)).toEqual(draft)
    expect(readKept({ ...me, person: 'c' }, storage)).toEqual(nothing)
    keep(me, nothing, storage)
    expect(drawer.size).toBe(0)
  })
})

describe('a row that someone else changed', () => {
  it('keeps yours where they left it alone, and asks where both wrote', () => {
    const { draft } = pasted(nothing, [['', '2000', '2028-06-30']])
    const theirs = row(1, { version: 2, quantity: '1500.0000', note: 'theirs' })
    const based = rebased(draft, theirs, { who: 'Ada', when: '2026-11-28T00:00:00.000Z' })
    expect(clashesOf(based)).toMatchObject([
      { id: 'row 1', field: 'quantity', yours: '2000', clash: { was: '1000', theirs: '1500', who: 'Ada' } },
    ])
    expect(changesOf(settle(based, { id: 'row 1', field: 'quantity' }, 'yours'))).toMatchObject([
      { expectedVersion: 2, quantity: '2000', endsAt: '2028-07-01T00:00:00.000Z' },
    ])
    const theirsTaken = changesOf(settle(based, { id: 'row 1', field: 'quantity' }, 'theirs'))
    expect(theirsTaken).toMatchObject([{ expectedVersion: 2, endsAt: '2028-07-01T00:00:00.000Z' }])
    expect(theirsTaken[0]).not.toHaveProperty('quantity')
  })
})

describe('the way back', () => {
  it('leads to what stood; what was granted ends, and what has ended is told', () => {
    const now = new Date('2026-11-28T12:00:00Z')
    const renewing = row(2, { renewal: 'AUTO', endsAt: null })
    const { draft, ended } = wayBack(
      [
        { before: row(1), after: row(1, { version: 2, quantity: '5.0000' }) },
        { before: renewing, after: row(2, { version: 2, renewal: 'NONE' }) },
        { before: row(3), after: row(3, { version: 2, endsAt: now.toISOString() }) },
        { before: null, after: row(4) },
      ],
      now,
    )
    expect(changesOf(draft)).toEqual([
      { key: 'row 1', id: 'row 1', expectedVersion: 2, quantity: '1000' },
      { key: 'row 2', id: 'row 2', expectedVersion: 2, renewal: 'AUTO' },
      { key: 'row 4', id: 'row 4', expectedVersion: 1, end: {} },
    ])
    expect(ended).toEqual([seenOf(row(3)).label])
  })
})

describe('rows', () => {
  it('are grouped and summed exactly, with what is written, and filtered by words', () => {
    const { draft } = pasted(nothing, [['', '0.0001']])
    const all = shown(draft)
    expect(grouped(all, 'PI').map(({ name, rows: of }) => [name, sumsOf(of)])).toEqual([
      ['Ada', '1,000.0001 core-hours'],
      ['Bo', '1,000 core-hours'],
    ])
    expect(filtered(all, 'cpu ab-2').map(({ key }) => key)).toEqual(['row 2'])
  })

  it('that are to be granted are sent with what was written over their form', () => {
    const input = { projectId: 'p', resourceTypeId: 't', model: 'CONDO' as const, quantity: '5', note: null }
    const names = { publicId: 'AB-9', project: 'Nine', pi: 'Ada', type: 'CPU', unit: 'core-hours' }
    const draft = { rows: {}, added: [{ key: 'new 1', input, set: {}, names }] }
    const one = shownAdded(draft.added[0]!)
    const { draft: written } = paste(
      draft,
      { rows: [one], fields: ['quantity', 'renewal'] },
      { cells: [['6', 'auto']], chosen: { rows: 1, columns: 1 } },
    )
    expect(changesOf(written)).toEqual([{ key: 'new 1', grant: { ...input, quantity: '6' } }])
  })
})
