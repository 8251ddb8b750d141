import type { Measured } from './load.ts'

export interface Row {
  readonly name: string
  readonly api: Measured
  /** The same without compiled answers, of what only reads. */
  readonly executed?: Measured
  readonly plain: Measured
}

const round = (value: number) =>
  value >= 100
    ? value.toFixed(0)
    : value.toPrecision(2).includes('e')
      ? value.toFixed(0)
      : value.toFixed(value < 10 ? 2 : 1)
const ratio = (api: number, plain: number) => (plain > 0 ? `${(api / plain).toFixed(1)}×` : '–')

/** The table as Markdown: figures of the API, and in brackets how many times the plain handler's. */
export function table(rows: readonly Row[]): string {
  const line = (name: string, api: Measured, plain: Measured) =>
    [
      name,
      `${round(api.requestsPerSecond)} (${(plain.requestsPerSecond / api.requestsPerSecond).toFixed(1)}× fewer)`,
      ...(['p50', 'p99', 'serverCpu', 'databaseCpu'] as const).map(
        (figure) => `${round(api[figure])} (${ratio(api[figure], plain[figure])})`,
      ),
    ].join(' | ')
  return [
    '| operation | requests/s | p50 ms | p99 ms | API CPU ms | database CPU ms |',
    '|---|---|---|---|---|---|',
    ...rows.flatMap(({ name, api, executed, plain }) => [
      `| ${line(name, api, plain)} |`,
      ...(executed ? [`| – executed | ${line('', executed, plain).slice(3)} |`] : []),
    ]),
  ].join('\n')
}
