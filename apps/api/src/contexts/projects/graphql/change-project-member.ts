import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { changeProjectMember } from '../operations/change-project-member.ts'
import { ProjectArchived } from '../refusals.ts'
import { MemberRole, ProjectMemberRef } from './project-people.ts'

const ChangeProjectMemberInput = builder.inputType('ChangeProjectMemberInput', {
  description: 'How far a member’s part is to reach.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ProjectMemberRef, description: 'The membership.' }),
    role: t.field({ type: MemberRole, required: true, description: 'How far it is to reach.' }),
  }),
})

builder.mutationField('changeProjectMember', (t) =>
  t.prismaField({
    type: ProjectMemberRef,
    description: 'Changes how far a member’s part in a project reaches.',
    errors: { types: [...commonRefusals, ProjectArchived] },
    args: { input: t.arg({ type: ChangeProjectMemberInput, required: true, description: 'Whose, and how far.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeProjectMember(ctx, { ...input, id: input.id.id })
      return ctx.tx.projectMember.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
