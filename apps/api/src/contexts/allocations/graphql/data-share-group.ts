import { builder } from '../../../kernel/builder.ts'
import { DataShareRef } from './data-share.ts'

builder.prismaObjectField(DataShareRef, 'securityGroup', (t) =>
  t.relation('securityGroup', { description: 'Whose members reach it.' }),
)
