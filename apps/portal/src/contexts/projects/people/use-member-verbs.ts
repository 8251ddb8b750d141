import { notify } from '@tenure/ui/toast-queue'
import { AddMemberDocument } from '../../../graphql/generated/add-member.ts'
import { ChangeMemberDocument } from '../../../graphql/generated/change-member.ts'
import type { MemberRowFragment } from '../../../graphql/generated/member-row.ts'
import { RemoveMemberDocument } from '../../../graphql/generated/remove-member.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { roleWords } from '../words.ts'

type Role = MemberRowFragment['role']

/** What is done to a member at once, each with the way back in its notice. */
export function useMemberVerbs(projectId: string) {
  const { run: change } = useVerb(ChangeMemberDocument)
  const { run: remove } = useVerb(RemoveMemberDocument)
  const { run: add } = useVerb(AddMemberDocument)

  const setRole = async ({ id, version, user }: MemberRowFragment, role: Role, back?: Role) => {
    const came = await change({ id, role, expectedVersion: version })
    if (came.kind !== 'done')
      return notify({ title: `${user.fullName} keeps their role`, detail: came.message, tone: 'bad' })
    const changed = came.value
    notify({
      title: `${user.fullName} is ${roleWords[role].name.toLowerCase()} now`,
      ...(back && { action: { label: 'Undo', onAction: () => void setRole(changed, back) } }),
    })
  }

  const removeMember = async ({ id, user, role }: MemberRowFragment) => {
    const came = await remove({ id })
    if (came.kind !== 'done')
      return notify({ title: `${user.fullName} was not removed`, detail: came.message, tone: 'bad' })
    const bringBack = async () => {
      const back = await add({ projectId, userId: user.id, role })
      if (back.kind !== 'done') notify({ title: `${user.fullName} is not back`, detail: back.message, tone: 'bad' })
      else notify({ title: `${user.fullName} is back as ${roleWords[role].name.toLowerCase()}` })
    }
    notify({ title: `${user.fullName} removed`, action: { label: 'Undo', onAction: () => void bringBack() } })
  }

  return {
    changeRole: (member: MemberRowFragment, role: Role) => setRole(member, role, member.role),
    remove: removeMember,
  }
}
