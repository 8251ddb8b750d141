import { builder } from '../../../kernel/builder.ts'
import { UserRef } from '../../identity/index.ts'

builder.prismaObjectField(UserRef, 'defaultProject', (t) =>
  t.relation('defaultProject', {
    nullable: true,
    description:
      'The project of theirs from which is drawn when another has too little left; null where there is none, or the viewer may not see it.',
  }),
)
