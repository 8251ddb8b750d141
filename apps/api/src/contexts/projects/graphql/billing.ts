import { builder } from '../../../kernel/builder.ts'
import { bySql } from '../../../kernel/compiled/declare.ts'
import type { Billing } from '../rules.ts'

export const BillingInput = builder.inputType('BillingInput', {
  description: 'Where a project’s costs go: at least one of the first three before it becomes active.',
  fields: (t) => ({
    costCentre: t.string({ description: 'A cost centre.' }),
    purchaseOrder: t.string({ description: 'A purchase order.' }),
    grantCode: t.string({ description: 'A grant’s code.' }),
    note: t.string({ description: 'Anything the bursar should know. Never a card number.' }),
  }),
})

export const BillingType = builder.objectRef<Billing>('Billing').implement({
  description: 'Where a project’s costs go.',
  fields: (t) => ({
    costCentre: t.string({
      nullable: true,
      description: 'A cost centre.',
      extensions: bySql(({ x }) => `${x}.billing_details ->> 'costCentre'`),
      resolve: ({ costCentre }) => costCentre ?? null,
    }),
    purchaseOrder: t.string({
      nullable: true,
      description: 'A purchase order.',
      extensions: bySql(({ x }) => `${x}.billing_details ->> 'purchaseOrder'`),
      resolve: ({ purchaseOrder }) => purchaseOrder ?? null,
    }),
    grantCode: t.string({
      nullable: true,
      description: 'A grant’s code.',
      extensions: bySql(({ x }) => `${x}.billing_details ->> 'grantCode'`),
      resolve: ({ grantCode }) => grantCode ?? null,
    }),
    note: t.string({
      nullable: true,
      description: 'Anything the bursar should know.',
      extensions: bySql(({ x }) => `${x}.billing_details ->> 'note'`),
      resolve: ({ note }) => note ?? null,
    }),
  }),
})
