import { typeBrandKey } from '@pothos/core'
import { builder } from '../builder.ts'
import { bySql } from '../compiled/declare.ts'
import type { Refusal } from '../refusal.ts'
import {
  type FieldChange,
  IdempotencyKeyReused,
  InvalidInput,
  NotAllowed,
  NotFound,
  StaleVersion,
} from '../refusals.ts'
import { rowKey } from '../keys.ts'

export const RefusalInterface = builder.interfaceRef<Refusal>('Refusal').implement({
  description: 'Why an operation was refused, in words a person can act on. Nothing was changed.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'Cause and remedy, in whole sentences.' }),
    field: t.stringList({
      nullable: true,
      description: 'The input field it belongs to, outermost first; null when it belongs to no single one.',
      resolve: (refusal) => (refusal.field ? [...refusal.field] : null),
    }),
  }),
})

/** A refusal as part of an answer: the executor takes every Error that it meets there for a failure. Its class has the name of its type. */
export const toldRefusal = (refusal: Refusal): Refusal =>
  Object.assign({}, refusal, { message: refusal.message, [typeBrandKey]: refusal.name })

export const FieldChangeType = builder.objectRef<FieldChange>('FieldChange').implement({
  description: 'One field that differs between two states.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'The field, by its name in the database.',
      extensions: bySql(({ x }) => `${x}.change ->> 'field'`),
    }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Its value before.',
      extensions: bySql(({ x }) => `${x}.change -> 'before'`),
      resolve: ({ before }) => before ?? null,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Its value after.',
      extensions: bySql(({ x }) => `${x}.change -> 'after'`),
      resolve: ({ after }) => after ?? null,
    }),
  }),
})

builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'Not there, or not for this viewer to see.',
  interfaces: [RefusalInterface],
})

builder.objectType(NotAllowed, {
  name: 'NotAllowed',
  description: 'The viewer sees it but may not do this.',
  interfaces: [RefusalInterface],
  fields: (t) => ({ whoMay: t.exposeString('whoMay', { description: 'Who may, in words.' }) }),
})

builder.objectType(StaleVersion, {
  name: 'StaleVersion',
  description: 'Somebody else changed it since the editor read it.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    expected: t.exposeInt('expected', { description: 'The version the editor saw.' }),
    current: t.exposeInt('current', { description: 'The version that stands.' }),
    theirs: t.field({
      type: [FieldChangeType],
      description: 'What changed in between.',
      resolve: ({ theirs }) => [...theirs],
    }),
    changedBy: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who changed it last.',
      resolve: (query, { changedById }, _args, ctx) =>
        changedById ? ctx.tx.user.findUnique({ ...query, where: rowKey(ctx, changedById) }) : null,
    }),
    changedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When.',
      resolve: ({ changedAt }) => changedAt,
    }),
  }),
})

builder.objectType(IdempotencyKeyReused, {
  name: 'IdempotencyKeyReused',
  description: 'The key was used before, for another request.',
  interfaces: [RefusalInterface],
  fields: (t) => ({ key: t.exposeString('key', { description: 'The key.' }) }),
})

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'A value that no rule of the field takes.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    problem: t.exposeString('problem', { description: 'What is wrong with it, and what would be right.' }),
  }),
})

/** What any mutation may answer beside its own refusals. */
export const commonRefusals = [NotFound, NotAllowed, StaleVersion, IdempotencyKeyReused, InvalidInput]
