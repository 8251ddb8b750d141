import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('writes what a spreadsheet reads as it is, and takes for no formula', () => {
  expect(
    csvOf([
      ['Name', 'Way'],
      ['Ada "A" Lovelace', '=HYPERLINK("x")'],
    ]),
  ).toBe('\uFEFF"Name","Way"\r\n"Ada ""A"" Lovelace","\'=HYPERLINK(""x"")"\r\n')
})
