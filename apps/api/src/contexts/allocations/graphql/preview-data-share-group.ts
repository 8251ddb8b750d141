import { builder } from '../../../kernel/builder.ts'
import { AccessDifferenceType } from '../../identity/index.ts'
import { accessDifference } from '../operations/access-difference.ts'
import {
  ChangeDataShareGroupInput,
  changeDataShareGroupInput,
  changeDataShareGroupRefusals,
} from './change-data-share-group.ts'

builder.queryField('previewChangeDataShareGroup', (t) =>
  t.field({
    type: AccessDifferenceType,
    description: 'Who would come to reach a data share and who would no longer, if it took another group.',
    errors: { types: changeDataShareGroupRefusals },
    args: {
      input: t.arg({
        type: ChangeDataShareGroupInput,
        required: true,
        description: 'As it would be given to changeDataShareGroup.',
      }),
    },
    resolve: (_root, { input }, ctx) => accessDifference(ctx, changeDataShareGroupInput(input)),
  }),
)
