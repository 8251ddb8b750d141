import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { useQuery } from 'urql'
import { ExplainAccessDocument } from '../generated/explain-access.ts'
import { Reading } from '../reading.tsx'
import { AccessWay } from './access-way.tsx'

interface ExplanationProps {
  readonly userId: string
  readonly objectId: string
}

/** What one person may do with a thing, action by action, each with every way that lets them. */
export function Explanation({ userId, objectId }: ExplanationProps) {
  const [{ data, error }, again] = useQuery({ query: ExplainAccessDocument, variables: { userId, objectId } })
  return (
    <Reading data={data?.accessExplanation} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {(answer) => {
        if (answer.__typename !== 'AccessExplanation') return <RefusalNotice message={answer.message} />
        return (
          <div role="status" className="flex flex-col gap-2">
            {answer.hindrance !== null && <RefusalNotice message={answer.hindrance} />}
            <ul aria-label={`What ${answer.user.fullName} may do`} className="flex flex-col gap-2">
              {answer.actions.map(({ action, allowed, sentence, paths }) => (
                <li key={action} className="grid grid-cols-[16px_1fr] gap-x-2">
                  {allowed ? (
                    <Check size={16} aria-hidden className="mt-0.5 text-accent" />
                  ) : (
                    <Minus size={16} aria-hidden className="mt-0.5 text-dim" />
                  )}
                  <div className="flex flex-col gap-1">
                    <span className={allowed ? '' : 'text-dim'}>{sentence}</span>
                    <ul className="flex flex-col gap-1">
                      {paths.map((way) => (
                        <AccessWay key={way.sentence} way={way} />
                      ))}
                    </ul>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        )
      }}
    </Reading>
  )
}
