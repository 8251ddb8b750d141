import { expect, it } from 'vitest'
import { mergeForms } from './merge-forms.ts'
import { changedInput, formOf, theirsOf } from './project-form.ts'

const was = formOf({
  id: 'p',
  version: 3,
  name: 'Coral genomics',
  description: null,
  status: 'DRAFT',
  phase: null,
  priority: null,
  license: null,
  billing: { costCentre: '4711', purchaseOrder: null, grantCode: null, note: null },
})

it('keeps both people’s changes where they are of different fields', () => {
  const theirs = theirsOf([{ field: 'description', before: null, after: 'Reefs.' }])
  const { merged, clashes, taken, base } = mergeForms(was, theirs, { ...was, phase: 'Analysis' })
  expect([merged.description, merged.phase, clashes, taken]).toEqual(['Reefs.', 'Analysis', [], ['description']])
  expect(changedInput(base, merged)).toEqual({ phase: 'Analysis' })
})

it('asks where both changed one field to different things, and only there', () => {
  const theirs = theirsOf([
    { field: 'name', before: 'Coral genomics', after: 'Coral genes' },
    { field: 'billing_details', before: { costCentre: '4711' }, after: { costCentre: '4712' } },
  ])
  const { clashes } = mergeForms(was, theirs, { ...was, name: 'Corals', costCentre: '4712' })
  expect(clashes).toEqual([{ field: 'name', was: 'Coral genomics', theirs: 'Coral genes', yours: 'Corals' }])
})

it('sends billing whole once a part of it differs, and nothing that stayed', () => {
  expect(changedInput(was, { ...was, note: 'Ask Mina' })).toEqual({
    billing: { costCentre: '4711', purchaseOrder: null, grantCode: null, note: 'Ask Mina' },
  })
  expect(changedInput(was, { ...was, name: ' Coral genomics ' })).toEqual({})
})
