import type { EditProjectInput } from '../../../../graphql/generated/edit-project.ts'
import type { ProjectEditableFragment } from '../../../../graphql/generated/project-editable.ts'
import type { FieldChange } from '../../../../graphql/record/differences.ts'

const billingFields = ['costCentre', 'purchaseOrder', 'grantCode', 'note'] as const
const plainFields = ['name', 'description', 'status', 'phase', 'priority', 'license'] as const

/** What of a project is edited as one form; all text, '' for nothing. */
export type ProjectForm = Record<(typeof plainFields)[number] | (typeof billingFields)[number], string>
export type ProjectFormField = keyof ProjectForm

/** What each field is called. */
export const fieldNames: Readonly<Record<ProjectFormField, string>> = {
  name: 'Name',
  description: 'Description',
  status: 'State',
  costCentre: 'Cost centre',
  purchaseOrder: 'Purchase order',
  grantCode: 'Grant code',
  note: 'Billing note',
  phase: 'Phase',
  priority: 'Priority',
  license: 'Licence',
}

/** All fields, in the form's order. */
export const formFields = Object.keys(fieldNames) as readonly ProjectFormField[]

/** A project as its form opens. */
export function formOf(project: ProjectEditableFragment): ProjectForm {
  const plain = Object.fromEntries(plainFields.map((field) => [field, project[field] ?? '']))
  const billing = Object.fromEntries(billingFields.map((field) => [field, project.billing?.[field] ?? '']))
  return { ...plain, ...billing } as ProjectForm
}

/** What the others' changes, told by the names of the database, made of the form's fields. */
export function theirsOf(changes: readonly FieldChange[]): Partial<ProjectForm> {
  const theirs: Partial<ProjectForm> = {}
  for (const { field, after } of changes) {
    if (field === 'billing_details') Object.assign(theirs, billingOf(after))
    else if (isPlain(field)) theirs[field] = typeof after === 'string' ? after : ''
  }
  return theirs
}

/**
 * What is sent: only what differs, so that nothing else is overwritten; of billing all of it once a part differs, for the API replaces it whole.
 * @param base the project as it stands, as far as is known
 */
export function changedInput(base: ProjectForm, form: ProjectForm): Partial<EditProjectInput> {
  const plain = plainFields.filter((field) => form[field].trim() !== base[field])
  const isBilling = billingFields.some((field) => form[field].trim() !== base[field])
  return {
    ...Object.fromEntries(plain.map((field) => [field, form[field].trim() || null])),
    ...(isBilling && {
      billing: Object.fromEntries(billingFields.map((field) => [field, form[field].trim() || null])),
    }),
  }
}

function isPlain(field: string): field is (typeof plainFields)[number] {
  return plainFields.some((plain) => plain === field)
}

function billingOf(details: unknown): Partial<ProjectForm> {
  const parts = typeof details === 'object' && details !== null ? (details as Readonly<Record<string, unknown>>) : {}
  return Object.fromEntries(
    billingFields.map((field) => {
      const part = parts[field]
      return [field, typeof part === 'string' ? part : '']
    }),
  )
}
