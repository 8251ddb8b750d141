import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import { BillingMissing, CardNumberInBilling, PersonNotActive, ProjectNameTaken } from '../refusals.ts'

builder.objectType(ProjectNameTaken, { name: 'ProjectNameTaken', description: 'The PI already has a living project of this name.', interfaces: [RefusalInterface] })
builder.objectType(CardNumberInBilling, { name: 'CardNumberInBilling', description: 'Billing information must not hold a payment card’s number.', interfaces: [RefusalInterface] })
builder.objectType(BillingMissing, { name: 'BillingMissing', description: 'Nobody pays for it yet.', interfaces: [RefusalInterface] })
builder.objectType(PersonNotActive, { name: 'PersonNotActive', description: 'The person can’t take a part now.', interfaces: [RefusalInterface] })
