import { existsSync, readFileSync } from 'node:fs'
import type { SourceFile } from '../input/source-file.ts'
import { readFacility, type FacilityReading, type ReadOptions } from '../read-facility.ts'

/** A file of the given text, as if it had been picked in the portal. */
export const file = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) })

/** Reads files given as `{ 'people.csv': '…' }`. */
export const readTexts = (
  texts: Readonly<Record<string, string>>,
  options: ReadOptions = {},
): Promise<FacilityReading> =>
  readFacility(
    Object.entries(texts).map(([name, text]) => file(name, text)),
    options,
  )

/** Problems as one line each, short enough to compare. */
export const told = ({ problems }: FacilityReading): string[] =>
  problems.map(
    ({ severity, file: name, line, column, code }) =>
      `${severity} ${name}:${line}${column === null ? '' : ` ${column}`} ${code}`,
  )

export const errorsOf = (reading: FacilityReading): string[] => told(reading).filter((line) => line.startsWith('error'))

/** Cases that stand beside the checkout, not in it. */
const shared = (path: string): URL => new URL(`../../../../../shared/cases/${path}`, import.meta.url)

export const hasShared = (path: string): boolean => existsSync(shared(path))

export const readShared = (path: string): SourceFile => ({ name: path, bytes: readFileSync(shared(path)) })

export const testData = (name: string): SourceFile => ({
  name,
  bytes: readFileSync(new URL(`../../test-data/${name}`, import.meta.url)),
})

/** The text of a written file, by its name. */
export const textIn = (files: readonly SourceFile[], name: string): string =>
  new TextDecoder().decode(files.find((candidate) => candidate.name === name)?.bytes)
