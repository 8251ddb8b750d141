import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { checkAnswer, type QuestionKind } from '../../rules/request-answers.ts'

export interface Answer {
  readonly questionId: string
  /** Empty, to take it away. YES or NO, a number, one of the choices, or any text, as the question is. */
  readonly answer: string
}

interface Answered {
  readonly id: string
  readonly projectId: string
  readonly resourceTypeId: string
}

/** Writes answers to the questions that the type asks now; what is not among them stays as it was. */
export async function writeAnswers(ctx: Context, request: Answered, answers: readonly Answer[]): Promise<void> {
  const questions = await ctx.tx.resourceTypeQuestion.findMany({
    where: { tenantId: ctx.viewer.tenantId, resourceTypeId: request.resourceTypeId, retiredAt: null },
  })
  const known = new Map(questions.map((question) => [question.id, question]))
  const kept = answers.map(({ questionId, answer }, n) => {
    const question = known.get(questionId)
    if (!question) throw new NotFound('question of this resource type', ['answers', String(n), 'questionId'])
    const checked = checkAnswer({ kind: question.kind as QuestionKind, choices: question.choices }, answer)
    if ('problem' in checked) throw new InvalidInput(checked.problem, ['answers', String(n), 'answer'])
    return { questionId, answer: checked.answer }
  })
  const where = {
    tenantId: ctx.viewer.tenantId,
    requestId: request.id,
    questionId: { in: kept.map(({ questionId }) => questionId) },
  }
  const before = new Map((await ctx.tx.requestAnswer.findMany({ where })).map((row) => [row.questionId, row]))
  const changed = kept.filter(({ questionId, answer }) => (before.get(questionId)?.answer ?? null) !== answer)
  if (changed.length === 0) return
  await ctx.tx.requestAnswer.deleteMany({
    where: { ...where, questionId: { in: changed.map(({ questionId }) => questionId) } },
  })
  await ctx.tx.requestAnswer.createMany({
    data: changed.flatMap(({ questionId, answer }) =>
      answer === null
        ? []
        : [
            {
              tenantId: ctx.viewer.tenantId,
              id: newId(),
              projectId: request.projectId,
              requestId: request.id,
              questionId,
              answer,
            },
          ],
    ),
  })
}
