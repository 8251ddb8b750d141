import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import {
  AlreadyOnProject,
  BillingMissing,
  CardNumberInBilling,
  NotYourProject,
  PersonNotActive,
  ProjectArchived,
  ProjectInUse,
  ProjectNameTaken,
  ProjectNotArchived,
} from '../refusals.ts'

builder.objectType(ProjectNameTaken, {
  name: 'ProjectNameTaken',
  description: 'The PI already has a living project of this name.',
  interfaces: [RefusalInterface],
})
builder.objectType(CardNumberInBilling, {
  name: 'CardNumberInBilling',
  description: 'Billing information must not hold a payment card’s number.',
  interfaces: [RefusalInterface],
})
builder.objectType(BillingMissing, {
  name: 'BillingMissing',
  description: 'Nobody pays for it yet.',
  interfaces: [RefusalInterface],
})
builder.objectType(PersonNotActive, {
  name: 'PersonNotActive',
  description: 'The person can’t take a part now.',
  interfaces: [RefusalInterface],
})
builder.objectType(ProjectArchived, {
  name: 'ProjectArchived',
  description: 'An archived project changes no more.',
  interfaces: [RefusalInterface],
})
builder.objectType(ProjectNotArchived, {
  name: 'ProjectNotArchived',
  description: 'It lives already.',
  interfaces: [RefusalInterface],
})
builder.objectType(ProjectInUse, {
  name: 'ProjectInUse',
  description: 'Others still depend on the project.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    dataShares: t.exposeInt('dataShares', { description: 'How many of its data shares are open.' }),
    sharesGiven: t.exposeInt('sharesGiven', {
      description: 'By how many resource shares it gives to others, now or later.',
    }),
    defaultOf: t.exposeString('defaultOf', {
      nullable: true,
      description: 'The name of the person whose default project it is.',
    }),
  }),
})
builder.objectType(AlreadyOnProject, {
  name: 'AlreadyOnProject',
  description: 'The person has this part in the project already.',
  interfaces: [RefusalInterface],
})
builder.objectType(NotYourProject, {
  name: 'NotYourProject',
  description: 'A default project is one whose PI the viewer is.',
  interfaces: [RefusalInterface],
})
