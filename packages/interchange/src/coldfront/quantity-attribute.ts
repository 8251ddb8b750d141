import { readDecimal } from '../csv/decimal.ts'
import { minutesToHours, readTres, tresKind } from '../slurm/tres.ts'

/** A part of a ColdFront allocation that Tenure counts by itself. */
export interface CountedPart {
  readonly quantity: string
  readonly unit: string
  readonly isStorage: boolean
  /** What the allocation's key ends in, when one ColdFront allocation has several parts. */
  readonly suffix: string
}

export interface NamedValue {
  readonly name: string
  readonly value: string
}

const UNITS: readonly {
  readonly form: RegExp
  readonly unit: (match: RegExpExecArray) => string
  readonly isStorage: boolean
}[] = [
  { form: /^core usage \(hours\)$/i, unit: () => 'core-hours', isStorage: false },
  { form: /^(?:accelerator|gpu) usage \(hours\)$/i, unit: () => 'GPU-hours', isStorage: false },
  { form: /^service units?$/i, unit: () => 'service units', isStorage: false },
  { form: /quota \((bytes|[kmgtpe]i?b)\)$/i, unit: (match) => match[1] ?? 'B', isStorage: true },
]

/** Money, and hours of people's support, are no resource of a project. */
const numberOf = (value: string): string | undefined => {
  const reading = readDecimal(value, { decimalComma: false, digits: 14, decimals: 4 })
  return reading.ok && !reading.value.startsWith('-') ? reading.value : undefined
}

/** `GrpTRESMins=cpu=600000` within slurm_specs; a value still to be expanded (`{cpumin}`) says nothing. */
const slurmParts = (specs: string): CountedPart[] => {
  const minutes = /(?:^|:)\s*GrpTRESMins\s*=\s*([^:]+)/i.exec(specs)?.[1] ?? ''
  return readTres(minutes).flatMap(({ tres, value }) => {
    const kind = tresKind(tres)
    if (kind === undefined || !/^\d{1,18}$/.test(value)) return []
    return [{ quantity: minutesToHours(value).hours, unit: kind.unit, isStorage: false, suffix: kind.unit }]
  })
}

const distinctUnits = (parts: readonly CountedPart[]): CountedPart[] =>
  parts.filter((part, index) => parts.findIndex(({ suffix }) => suffix === part.suffix) === index)

/** What an allocation's attributes say it holds; usage hours and quotas first, Slurm's budget where those are silent. */
export function countedParts(attributes: readonly NamedValue[]): CountedPart[] {
  const parts = attributes.flatMap(({ name, value }): CountedPart[] => {
    for (const { form, unit, isStorage } of UNITS) {
      const match = form.exec(name.trim())
      const quantity = match === null ? undefined : numberOf(value)
      if (match !== null && quantity !== undefined)
        return [{ quantity, unit: unit(match), isStorage, suffix: unit(match) }]
    }
    return []
  })
  const fromSlurm = attributes.filter(({ name }) => name === 'slurm_specs').flatMap(({ value }) => slurmParts(value))
  return distinctUnits([...parts, ...fromSlurm])
}

/** The unit that a resource's quantity_label names (“Enter storage in 1TB increments”), if any. */
export const unitOfLabel = (label: string): string | undefined =>
  /\d\s*([KMGTPE]i?B)\b/i.exec(label)?.[1] ?? /\b([KMGTPE]i?B)\b/.exec(label)?.[1]
