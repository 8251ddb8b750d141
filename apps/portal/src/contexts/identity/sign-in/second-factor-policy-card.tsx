import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { Checkbox } from '@tenure/ui/checkbox'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { RequireSecondFactorOfDocument } from '../../../graphql/generated/require-second-factor.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

interface SecondFactorPolicyCardProps {
  readonly chosen: readonly string[]
  readonly catalogue: readonly { readonly name: string; readonly description: string }[]
  readonly mayChange: boolean
}

/** Of whom a second factor is wanted: of who may do one of these. */
export function SecondFactorPolicyCard({ chosen, catalogue, mayChange }: SecondFactorPolicyCardProps) {
  const [draft, setDraft] = useState<ReadonlySet<string>>(new Set(chosen))
  const { run, isPending, outcome } = useVerb(RequireSecondFactorOfDocument)
  const isSame = draft.size === chosen.length && chosen.every((name) => draft.has(name))
  const turn = (name: string, isOn: boolean) => {
    const next = new Set(draft)
    if (isOn) next.add(name)
    else next.delete(name)
    setDraft(next)
  }
  const save = async () => {
    const came = await run({ permissions: [...draft] })
    if (came.kind === 'done')
      notify({ title: draft.size === 0 ? 'Nobody needs a second factor' : 'They need a second factor from now on' })
  }
  return (
    <Card
      title="Second factor"
      lead="Who may do one of these takes a second factor at their next sign-in, and gives it at each. Everybody else may have one."
      actions={
        mayChange && (
          <Button tone="primary" isDisabled={isSame} isPending={isPending} onPress={() => void save()}>
            Save
          </Button>
        )
      }
    >
      {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
      <fieldset className="grid gap-x-4 wide:grid-cols-2 desk:grid-cols-3">
        <legend className="sr-only">Permissions whose holders need a second factor</legend>
        {catalogue.map(({ name, description }) => (
          <Checkbox
            key={name}
            isDisabled={!mayChange}
            isSelected={draft.has(name)}
            onChange={(isOn) => turn(name, isOn)}
          >
            {description.replace(/\.$/, '')} <span className="font-mono text-small text-dim">{name}</span>
          </Checkbox>
        ))}
      </fieldset>
    </Card>
  )
}
