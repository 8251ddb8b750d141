import type { FastifyReply } from 'fastify'
import * as kernel from '../../../../kernel/http/as-caller.ts'
import { NotAllowed } from '../../../../kernel/refusals.ts'
import { NamesCollide, PlanChanged } from '../refusals.ts'

/** Tells a refusal with its facts; anything else goes on to the server's own handler. @throws what is no refusal */
export const tellRefusal = (reply: FastifyReply, error: unknown): FastifyReply =>
  kernel.tellRefusal(reply, error, (refusal) =>
    refusal instanceof NotAllowed ? 403 : refusal instanceof PlanChanged || refusal instanceof NamesCollide ? 409 : 422,
  )
