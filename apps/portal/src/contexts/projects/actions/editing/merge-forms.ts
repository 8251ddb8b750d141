import { formFields, type ProjectForm, type ProjectFormField } from './project-form.ts'

/** One field that two people changed, each to something else. */
export interface Clash {
  readonly field: ProjectFormField
  readonly was: string
  readonly theirs: string
  readonly yours: string
}

/** What comes of two people's changes of one form. */
export interface Merge {
  /** The project as it stands now: as it was, with their changes. */
  readonly base: ProjectForm
  /** Yours where you alone changed a field, theirs where they did; a clash waits for a choice and holds yours meanwhile. */
  readonly merged: ProjectForm
  readonly clashes: readonly Clash[]
  /** The fields that they alone changed. */
  readonly taken: readonly ProjectFormField[]
}

/** Puts two people's changes together, field by field; what both changed differently is a clash. */
export function mergeForms(was: ProjectForm, theirs: Partial<ProjectForm>, yours: ProjectForm): Merge {
  const base = { ...was, ...theirs }
  const isTheirs = (field: ProjectFormField) => base[field] !== was[field]
  const isYours = (field: ProjectFormField) => yours[field].trim() !== was[field]
  const clashes = formFields.filter((field) => isTheirs(field) && isYours(field) && yours[field].trim() !== base[field])
  const taken = formFields.filter((field) => isTheirs(field) && !isYours(field))
  const merged = Object.fromEntries(
    formFields.map((field) => [field, isYours(field) ? yours[field].trim() : base[field]]),
  )
  return {
    base,
    merged: merged as ProjectForm,
    clashes: clashes.map((field) => ({ field, was: was[field], theirs: base[field], yours: yours[field].trim() })),
    taken,
  }
}
