import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested, UserRef } from '../../identity/index.ts'
import { addProjectMember } from '../operations/add-project-member.ts'
import { AlreadyOnProject, PersonNotActive, ProjectArchived } from '../refusals.ts'
import { ProjectRef } from './project.ts'
import { MemberRole, ProjectMemberRef } from './project-people.ts'

const AddProjectMemberInput = builder.inputType('AddProjectMemberInput', {
  description: 'A person who is to work on a project.',
  fields: (t) => ({
    ...operationFields(t),
    projectId: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
    role: t.field({ type: MemberRole, required: true, description: 'How far their part reaches.' }),
  }),
})

builder.mutationField('addProjectMember', (t) =>
  t.prismaField({
    type: ProjectMemberRef,
    description: 'Lets a person work on a project.',
    errors: { types: [...commonRefusals, AlreadyOnProject, PersonNotActive, NotAttested, ProjectArchived] },
    args: { input: t.arg({ type: AddProjectMemberInput, required: true, description: 'Who, and how far.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await addProjectMember(ctx, { ...input, projectId: input.projectId.id, userId: input.userId.id })
      return ctx.tx.projectMember.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
