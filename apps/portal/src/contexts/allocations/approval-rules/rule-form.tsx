import { Button } from '@tenure/ui/button'
import { Checkbox } from '@tenure/ui/checkbox'
import { DecimalField } from '@tenure/ui/decimal-field'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect } from '@tenure/ui/late-fields'
import { RadioGroup } from '@tenure/ui/radio-group'
import { Switch } from '@tenure/ui/switch'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import type { TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { object, picklist, string } from 'valibot'
import type { ApprovalRuleRowFragment } from '../../../graphql/generated/approval-rules-page.ts'
import {
  CreateApprovalRuleDocument,
  type CreateApprovalRuleMutation,
} from '../../../graphql/generated/create-approval-rule.ts'
import { EditApprovalRuleDocument } from '../../../graphql/generated/edit-approval-rule.ts'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { RuleOptionsDocument } from '../../../graphql/generated/rule-options.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { requestKindWords } from '../requests/request-words.ts'

type Kind = keyof typeof requestKindWords
const kinds = Object.keys(requestKindWords) as Kind[]

const rules = formRules(
  object({
    name: required('Give the rule a name.'),
    resourceTypeId: string(),
    atLeast: string(),
    approvalsNeeded: string(),
    approver: picklist(['ROLE', 'PEOPLE', 'PROJECT_PI']),
    roleId: string(),
    person: string(),
  }),
)

const approvers = [
  { id: 'PEOPLE', name: 'People', detail: 'Whom you name.' },
  { id: 'ROLE', name: 'A role', detail: 'Whoever holds it.' },
  { id: 'PROJECT_PI', name: 'The project’s PI', detail: 'Where somebody else of the project asks.' },
]

interface RuleFormProps {
  readonly rule?: ApprovalRuleRowFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

/** An approval rule: which requests, and whose approval they need. */
export function RuleForm({ rule, onDone, onClose }: RuleFormProps) {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  const [{ data: more }] = useQuery({ query: RuleOptionsDocument })
  const [chosen, setChosen] = useState<readonly Kind[]>(rule?.kinds ?? [])
  const [people, setPeople] = useState<readonly { readonly id: string; readonly fullName: string | null }[]>(
    rule?.people ?? [],
  )
  const [ownAllowed, setOwn] = useState(rule?.ownAllowed ?? false)
  const { control, submit, watch, fill, isPending, refusal } = useVerbForm({
    // The two answer alike; the compiler would have each apart.
    document: (rule ? EditApprovalRuleDocument : CreateApprovalRuleDocument) as TypedDocumentNode<
      CreateApprovalRuleMutation,
      { readonly input: object }
    >,
    defaults: {
      name: rule?.name ?? '',
      resourceTypeId: rule?.resourceType?.id ?? 'ALL',
      atLeast: rule?.atLeast?.replace(/\.?0+$/, '') ?? '',
      approvalsNeeded: String(rule?.approvalsNeeded ?? 1),
      approver: rule?.approver ?? ('PEOPLE' as const),
      roleId: rule?.role?.id ?? '',
      person: '',
    },
    rules,
    input: ({ name, resourceTypeId, atLeast, approvalsNeeded, approver, roleId, person }) => ({
      ...(rule && { id: rule.id, expectedVersion: rule.version }),
      rule: {
        name: name.trim(),
        resourceTypeId: resourceTypeId === 'ALL' ? null : resourceTypeId,
        kinds: chosen,
        atLeast: atLeast || null,
        approvalsNeeded: approver === 'PROJECT_PI' ? 1 : Number(approvalsNeeded || 1),
        approver,
        roleId: approver === 'ROLE' ? roleId || null : null,
        userIds:
          approver === 'PEOPLE' ? [...new Set([...people.map(({ id }) => id), ...(person ? [person] : [])])] : null,
        ownAllowed,
      },
    }),
    onDone: ({ name }) => {
      notify({ title: `${name} holds now` })
      onDone()
      onClose()
    },
  })
  const approver = watch('approver')
  const person = watch('person')
  const take = () => {
    setPeople([...people.filter(({ id }) => id !== person), { id: person, fullName: null }])
    fill('person', '')
  }
  return (
    <FormDialog
      title={rule ? `Edit ${rule.name}` : 'New approval rule'}
      verb={rule ? 'Save' : 'Create'}
      isWide
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField control={control} name="name" of={TextField} label="Name" autoFocus />
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField
          control={control}
          name="resourceTypeId"
          of={LateSelect}
          label="Resource"
          options={[
            { id: 'ALL', name: 'Every resource' },
            ...(data?.resourceTypes ?? []).map(({ id, name }) => ({ id, name })),
          ]}
        />
        <FormField
          control={control}
          name="atLeast"
          of={DecimalField}
          label="From this quantity on"
          isRequired={false}
          description="Empty: from any."
        />
      </div>
      <fieldset className="flex flex-col gap-1">
        <legend className="font-medium">Kinds of request</legend>
        <p className="text-small text-dim">None chosen: every kind.</p>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {kinds.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={chosen.includes(kind)}
              onChange={(isOn) => setChosen(isOn ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
            >
              {requestKindWords[kind]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <FormField control={control} name="approver" of={RadioGroup} label="Approved by" options={approvers} />
      {approver === 'ROLE' && (
        <FormField
          control={control}
          name="roleId"
          of={LateSelect}
          label="Role"
          options={(more?.roles ?? []).map(({ id, name }) => ({ id, name }))}
        />
      )}
      {approver === 'PEOPLE' && (
        <>
          <People people={people} onRemove={(gone) => setPeople(people.filter(({ id }) => id !== gone))} />
          <div className="flex items-end gap-2">
            <FormField
              control={control}
              name="person"
              of={PersonField}
              label="Person"
              isRequired={people.length === 0}
              className="grow"
            />
            <Button isDisabled={person === ''} onPress={take}>
              Add another
            </Button>
          </div>
        </>
      )}
      {approver !== 'PROJECT_PI' && (
        <FormField control={control} name="approvalsNeeded" of={DecimalField} scale={0} label="How many of them" />
      )}
      <Switch isSelected={ownAllowed} onChange={setOwn}>
        They may approve what they asked themselves
      </Switch>
    </FormDialog>
  )
}

interface PeopleProps {
  readonly people: readonly { readonly id: string; readonly fullName: string | null }[]
  readonly onRemove: (id: string) => void
}

function People({ people, onRemove }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2" aria-label="Named people">
      {people.map(({ id, fullName }) => (
        <li key={id}>
          <Button onPress={() => onRemove(id)}>{`Remove ${fullName ?? 'the one just added'}`}</Button>
        </li>
      ))}
    </ul>
  )
}
