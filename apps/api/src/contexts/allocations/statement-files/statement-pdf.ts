import Pdf from 'pdfkit'
import { registerLetters, write } from './lettering.ts'
import type { Printed } from './the-statement.ts'

const left = 48
const wide = 595.28 - 2 * left
const bottom = 780
const columns = [
  { title: 'For', width: 168 },
  { title: 'Month', width: 48 },
  { title: 'Quantity', width: 78, right: true },
  { title: 'Price', width: 62, right: true },
  { title: 'Discount', width: 54, right: true },
  { title: 'Amount', width: wide - 410, right: true },
] as const

const words: Readonly<Record<string, string>> = { CREDIT: 'Credit', CORRECTION: 'Correction: ' }
const labels: Readonly<Record<string, string>> = {
  purchaseOrder: 'Purchase order',
  grantCode: 'Grant code',
  note: 'Note',
}
const grouped = (figure: string) =>
  figure.replace(/^(-?)(\d+)/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ','))

/** A statement to print: A4, as many pages as it needs, each with its number. */
export async function statementPdf(statement: Printed): Promise<Buffer> {
  const { number, project, monthInWords, currency } = statement
  const title = number ? `Statement ${number}` : 'Statement, still open'
  const document = new Pdf({
    size: 'A4',
    margin: 0,
    // Its own letters alone: no face of the reader's, which may lack some.
    font: '',
    bufferPages: true,
    info: { Title: `${title}: ${project}, ${monthInWords}` },
  })
  registerLetters(document)
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.on('data', (chunk: Buffer) => void chunks.push(chunk))
  let y = head(document, statement, title)
  for (const line of statement.lines) {
    const details = [line.unit && `in ${line.unit}`, line.reason].filter(Boolean).join(' · ')
    if (y > bottom - 40) {
      document.addPage()
      y = columnHeads(document, 56)
    }
    const name =
      line.source === 'CREDIT'
        ? words['CREDIT']!
        : `${line.source === 'CORRECTION' ? words['CORRECTION'] : ''}${line.what}`
    const percent = line.percent === '0' ? '' : `${line.percent} %`
    row(document, y, [name, line.forMonth, grouped(line.quantity), grouped(line.price), percent, grouped(line.amount)])
    if (details) write(document, details, { x: left, y: y + 12, width: wide, size: 7.5 })
    y += details ? 28 : 18
  }
  document
    .moveTo(left, y)
    .lineTo(left + wide, y)
    .lineWidth(0.7)
    .stroke()
  write(document, `Total in ${currency}`, { x: left, y: y + 8, width: 200, size: 11 })
  write(document, grouped(statement.total), { x: left + 200, y: y + 8, width: wide - 200, size: 11, right: true })
  const { count } = document.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    document.switchToPage(page)
    write(document, `${title} · page ${page + 1} of ${count}`, { x: left, y: 805, width: wide, size: 7.5, right: true })
  }
  document.end()
  await ended
  return Buffer.concat(chunks)
}

type Document = InstanceType<typeof Pdf>

function head(document: Document, one: Printed, title: string): number {
  write(document, one.tenant, { x: left, y: 48, width: wide })
  write(document, title, { x: left, y: 66, width: wide, size: 18 })
  const facts = [
    ['Project', one.project],
    ['Month', one.monthInWords],
    ['Cost centre', one.costCentre],
    ...Object.entries(one.billedTo).map(([key, value]) => [labels[key] ?? key, value]),
    ['Issued', one.issuedOn],
  ].filter(([, value]) => value)
  let y = 104
  for (const [name, value] of facts) {
    write(document, name!, { x: left, y, width: 90 })
    write(document, value!, { x: left + 96, y, width: wide - 96 })
    y += 15
  }
  return columnHeads(document, y + 16)
}

function columnHeads(document: Document, y: number): number {
  row(
    document,
    y,
    columns.map(({ title }) => title),
  )
  document
    .moveTo(left, y + 14)
    .lineTo(left + wide, y + 14)
    .lineWidth(0.7)
    .stroke()
  return y + 20
}

function row(document: Document, y: number, texts: readonly string[]): void {
  let x = left
  for (const [i, { width, ...side }] of columns.entries()) {
    write(document, texts[i] ?? '', { x, y, width: width - 6, right: 'right' in side })
    x += width
  }
}
