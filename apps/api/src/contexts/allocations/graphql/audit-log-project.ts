import { builder } from '../../../kernel/builder.ts'
import { AuditLogType } from '../../audit/index.ts'
import { ProjectReferenceType, projectReference, referenceTo } from './project-reference.ts'

builder.objectField(AuditLogType, 'project', (t) =>
  t.field({
    type: ProjectReferenceType,
    nullable: true,
    description: 'The project it was done in, by name.',
    extensions: referenceTo('project_id'),
    resolve: ({ projectId }, _args, ctx) => (projectId ? projectReference(ctx, projectId) : null),
  }),
)
