import { builder } from '../../../kernel/builder.ts'
import { NoticeRef } from '../../identity/index.ts'

builder.prismaObjectField(NoticeRef, 'project', (t) =>
  t.relation('project', { nullable: true, description: 'The project it is of.' }),
)
