import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import type { QuestionKind } from '../../rules/request-answers.ts'
import { checkedText } from '../checked-text.ts'
import { resourceTypeToChange } from '../edit-resource-type.ts'

export interface AskedQuestion {
  /** Of a question that stands; absent, it is a new one. */
  readonly id?: string | null | undefined
  readonly wording: string
  readonly help?: string | null | undefined
  readonly kind: QuestionKind
  /** Of a CHOICE: two or more. */
  readonly choices?: readonly string[] | null | undefined
  readonly isRequired: boolean
}

export interface EditResourceTypeQuestions extends OperationInput {
  readonly id: string
  /** All questions in their order: those left out are asked no more. */
  readonly questions: readonly AskedQuestion[]
  readonly expectedVersion?: number | null | undefined
}

/** Says what whoever asks for a resource type is asked. A question that changes is another one from then on: what was answered keeps the wording it was answered to. */
export function editResourceTypeQuestions(ctx: Context, input: EditResourceTypeQuestions): Promise<{ id: string }> {
  return operation(ctx, { name: 'editResourceTypeQuestions', input }, async () => {
    const type = await resourceTypeToChange(ctx, input)
    if (input.questions.length > 30) throw new InvalidInput('Ask at most 30 questions.', ['questions'])
    const standing = await ctx.tx.resourceTypeQuestion.findMany({
      where: { tenantId: ctx.viewer.tenantId, resourceTypeId: type.id, retiredAt: null },
    })
    const known = new Map(standing.map((question) => [question.id, question]))
    const stays = new Set<string>()
    const where = { tenantId: ctx.viewer.tenantId, resourceTypeId: type.id }
    for (const [position, asked] of input.questions.entries()) {
      const content = checked(asked, position)
      const old = asked.id ? known.get(asked.id) : undefined
      if (asked.id && !old) throw new NotFound('question of this resource type', ['questions', String(position), 'id'])
      if (old && sameQuestion(old, content) && !stays.has(old.id)) {
        stays.add(old.id)
        if (old.position !== position)
          await ctx.tx.resourceTypeQuestion.update({
            where: rowKey(ctx, old.id),
            data: { position },
            select: { id: true },
          })
      } else
        await ctx.tx.resourceTypeQuestion.create({
          data: { ...where, ...content, id: newId(), position },
          select: { id: true },
        })
    }
    const gone = standing.filter(({ id }) => !stays.has(id)).map(({ id }) => id)
    await ctx.tx.resourceTypeQuestion.updateMany({
      where: { ...where, id: { in: gone } },
      data: { retiredAt: await ctx.moment() },
    })
    // Its version counts this change too, so that two who edit the questions at once are told of each other.
    await ctx.sql('update allocations.resource_types set name = name where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      type.id,
    ])
    return { id: type.id }
  })
}

function checked({ wording, help, kind, choices, isRequired }: AskedQuestion, position: number) {
  const field = (name: string) => ['questions', String(position), name]
  const options = [...new Set((choices ?? []).map((choice) => choice.trim()).filter(Boolean))]
  if (kind === 'CHOICE' && options.length < 2)
    throw new InvalidInput('A choice has two different options or more.', field('choices'))
  if (options.some((option) => option.length > 200))
    throw new InvalidInput('An option has at most 200 characters.', field('choices'))
  const words = wording.trim()
  if (words.length === 0 || words.length > 500)
    throw new InvalidInput(`A question has 1 to 500 characters, not ${words.length}.`, field('wording'))
  return {
    wording: words,
    help: help?.trim() ? checkedText(help, { most: 2000, field: 'help' }) : null,
    kind,
    choices: kind === 'CHOICE' ? options : [],
    isRequired,
  }
}

type Content = ReturnType<typeof checked>

const sameQuestion = (old: Omit<Content, 'kind'> & { kind: string }, now: Content): boolean =>
  old.wording === now.wording &&
  old.help === now.help &&
  old.kind === now.kind &&
  old.isRequired === now.isRequired &&
  old.choices.join('\n') === now.choices.join('\n')
