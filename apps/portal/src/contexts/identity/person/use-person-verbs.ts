import { notify } from '@tenure/ui/toast-queue'
import { EndPersonSessionsDocument } from '../../../graphql/generated/end-person-sessions.ts'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { ReinstatePersonDocument } from '../../../graphql/generated/reinstate-person.ts'
import { RestorePersonDocument } from '../../../graphql/generated/restore-person.ts'
import { SendPersonInvitationDocument } from '../../../graphql/generated/send-person-invitation.ts'
import { UnlockPersonDocument } from '../../../graphql/generated/unlock-person.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

/** What is done to a person at once, without a question. */
export function usePersonVerbs({ id, version, fullName }: PersonHeadFragment) {
  const { run: reinstate } = useVerb(ReinstatePersonDocument)
  const { run: unlock } = useVerb(UnlockPersonDocument)
  const { run: restore } = useVerb(RestorePersonDocument)
  const { run: endSessions } = useVerb(EndPersonSessionsDocument)
  const { run: invite } = useVerb(SendPersonInvitationDocument)
  const say = (came: { readonly kind: string; readonly message?: string }, title: string) =>
    came.kind === 'done'
      ? notify({ title })
      : notify({ title: 'Nothing was changed', ...(came.message && { detail: came.message }), tone: 'bad' })
  return {
    reinstate: async () => say(await reinstate({ id, expectedVersion: version }), `${fullName} may come in again`),
    unlock: async () => say(await unlock({ id }), `${fullName} may try again at once`),
    restore: async () => say(await restore({ id, expectedVersion: version }), `${fullName} is back`),
    endSessions: async () => say(await endSessions({ userId: id }), `${fullName} is signed out everywhere`),
    invite: async () => say(await invite({ id }), `The invitation of ${fullName} is on its way again`),
  }
}
