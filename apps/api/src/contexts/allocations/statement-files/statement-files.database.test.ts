import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, it } from 'vitest'
import * as given from '../../../../test/given-allocations.ts'
import { billedProject, on, used } from '../../../../test/given-billing.ts'
import { undone } from '../../../../test/told.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { editProject } from '../../projects/operations/edit-project.ts'
import { addCredit } from '../operations/billing/add-credit.ts'
import { issueStatements } from '../operations/billing/issue-statements.ts'
import { statementCsv } from './statement-csv.ts'
import { statementPdf } from './statement-pdf.ts'
import { printed } from './the-statement.ts'

let of: Awaited<ReturnType<typeof given.facility>>
beforeAll(async () => void (of = await given.facility()))

/** What a reader of PDF finds on each page. */
async function textOf(bytes: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s+/g, ' '),
    )
  }
  return pages
}

it('a statement is printed with everybody’s letters, and adds up', () =>
  undone(of.manager, async (told) => {
    const ctx = await on(told, of.manager, '2026-01-01')
    const at = await billedProject(ctx, '=4711', { price: '1234.5' })
    await editProject(ctx, { id: at.projectId, name: 'Řeřicha Ελένη Нина Đức 北 Łódź' })
    await used(await on(ctx, of.manager, '2026-01-20'), at, ['2026-01-10', '2'])
    const later = await on(ctx, of.manager, '2026-02-03')
    await issueStatements(later, { month: '2026-01' })
    const credit = { projectId: at.projectId, amount: '1', currency: 'EUR', reason: 'The pumps stood still' }
    for (let n = 0; n < 40; n++) await addCredit(later, credit)
    const all = await later.tx.statement.findMany({ where: { projectId: at.projectId }, orderBy: { month: 'asc' } })
    const [issued] = await printed(later, { id: all[0]!.id })
    const [page] = await textOf(await statementPdf(issued!))
    for (const text of [
      'Statement 202601-0001',
      'Řeřicha Ελένη Нина Đức ? Łódź',
      'January 2026',
      '1,234.5',
      '2,469.00',
    ])
      expect(page).toContain(text)
    const [open] = await printed(later, { id: all[1]!.id })
    const pages = await textOf(await statementPdf(open!))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[0]).toContain('Statement, still open')
    expect(pages.join(' ').match(/The pumps stood still/g)).toHaveLength(40)
    expect(pages.at(-1)).toContain('-40.00')
    // A month has the issued ones alone; a cell that begins like a formula is none.
    const csv = statementCsv(await printed(later, { month: '2026-01-01' }))
      .trim()
      .split('\r\n')
    expect(csv[0]).toBe(
      'number,month,project,costCentre,purchaseOrder,grantCode,currency,source,forMonth,what,unit,quantity,price,percent,amount,reason',
    )
    expect(csv[1]).toMatch(/^202601-0001,2026-01,.*,'=4711,,,EUR,USAGE,2026-01,.*,core-hours,2,1234\.5,0,2469\.00,$/)
    const pi = await on(ctx, of.pi, '2026-02-03')
    await expect(printed(pi, { id: all[0]!.id })).rejects.toThrow(NotFound)
  }))
