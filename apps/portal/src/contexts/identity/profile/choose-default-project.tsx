import { LateComboBox as ComboBox } from '@tenure/ui/late-fields'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { useQuery } from 'urql'
import { ChooseDefaultProjectDocument } from '../../../graphql/generated/choose-default-project.ts'
import { OwnProjectsDocument } from '../../../graphql/generated/own-projects.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import type { ProfileUser } from './default-project-card.tsx'

interface ChooseDefaultProjectProps {
  readonly user: ProfileUser
  readonly onClose: () => void
}

const rules = formRules(object({ projectId: string() }))

/** Chooses one of the viewer's own projects, or none. */
export function ChooseDefaultProject({ user, onClose }: ChooseDefaultProjectProps) {
  const [{ data, fetching }] = useQuery({ query: OwnProjectsDocument, variables: { piId: user.id } })
  const options = (data?.projects.edges ?? []).map(({ node: { id, name, publicId } }) => ({
    id,
    name,
    detail: publicId,
  }))
  const { control, submit, isPending, refusal } = useVerbForm({
    document: ChooseDefaultProjectDocument,
    defaults: { projectId: user.defaultProject?.id ?? '' },
    rules,
    input: ({ projectId }) => ({ projectId: projectId || null }),
    onDone: ({ defaultProject }) => {
      notify({
        title: defaultProject ? `${defaultProject.name} is your default project` : 'You have no default project now',
      })
      onClose()
    },
  })
  return (
    <FormDialog
      title="Choose your default project"
      verb="Choose"
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField
        control={control}
        name="projectId"
        of={ComboBox}
        label="Project"
        description="One whose PI you are; empty for none."
        isRequired={false}
        autoFocus
        options={options}
        isSearching={fetching}
        {...(user.defaultProject && { chosenName: user.defaultProject.name })}
      />
    </FormDialog>
  )
}
