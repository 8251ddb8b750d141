import { builder } from '../../../kernel/builder.ts'
import { AuditLogType } from '../../audit/index.ts'
import { projectReference, ProjectReferenceType } from './project-reference.ts'

builder.objectField(AuditLogType, 'project', (t) =>
  t.field({
    type: ProjectReferenceType,
    nullable: true,
    description: 'The project it belongs to, by name; null where it belongs to none.',
    resolve: ({ projectId }, _args, ctx) => (projectId ? projectReference(ctx, projectId) : null),
  }),
)
