import type { Problems } from '../problem.ts'
import { baseName, type SourceFile } from './source-file.ts'

const CONTAINERS: readonly { readonly first: readonly number[]; readonly what: string; readonly remedy: string }[] = [
  {
    first: [0x50, 0x4b, 0x03, 0x04],
    what: 'a ZIP archive or a spreadsheet',
    remedy: 'Unpack the archive, or save each sheet as “CSV UTF-8”.',
  },
  { first: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old spreadsheet', remedy: 'Save each sheet as “CSV UTF-8”.' },
  { first: [0x1f, 0x8b], what: 'compressed with gzip', remedy: 'Unpack it first.' },
]

/** Refuses archives and spreadsheets by their first bytes, with the way out. */
export function refusedByContainer({ name, bytes }: SourceFile, problems: Problems): boolean {
  const found = CONTAINERS.find(({ first }) => first.every((byte, index) => bytes[index] === byte))
  if (found === undefined) return false
  const file = baseName(name)
  const message = `${file} is ${found.what}, not text. ${found.remedy}`
  problems.error({ at: { file, line: 0 }, code: 'FORMAT_NOT_RECOGNISED', message })
  return true
}
