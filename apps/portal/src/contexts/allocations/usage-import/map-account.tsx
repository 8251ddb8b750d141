import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { MapUsageAccountDocument } from '../../../graphql/generated/map-usage-account.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { ProjectField } from '../fields/project-field.tsx'

interface MapAccountProps {
  readonly of: { readonly account: string; readonly cluster: string | null }
  readonly onClose: () => void
  readonly onDone: () => void
}

const rules = formRules(object({ projectId: required('Choose a project.') }))

/** Says which project an account of a scheduler is. */
export function MapAccount({ of: { account, cluster }, onClose, onDone }: MapAccountProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: MapUsageAccountDocument,
    defaults: { projectId: '' },
    rules,
    input: ({ projectId }) => ({ account, cluster, projectId }),
    onDone: (mapped) => {
      notify({ title: `${account} is ${'project' in mapped ? (mapped.project?.publicId ?? '') : ''} now` })
      onDone()
      onClose()
    },
  })
  const where = cluster === null ? '' : ` of ${cluster}`
  return (
    <FormDialog
      title={`Which project is ${account}${where}?`}
      verb="Map"
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField control={control} name="projectId" of={ProjectField} label="Project" isRequired autoFocus />
    </FormDialog>
  )
}
