import { Button } from '@tenure/ui/button'
import { DecimalField } from '@tenure/ui/decimal-field'
import { FormDialog } from '@tenure/ui/form-dialog'
import { Select } from '@tenure/ui/select'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { SetUsageRulesDocument, type UsageRulesQuery } from '../../../graphql/generated/usage-rules.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

type CountedType = Extract<NonNullable<UsageRulesQuery['node']>, { readonly __typename: 'ResourceType' }>
type Rule = CountedType['usageRules'][number]
interface Typed {
  readonly measure: Rule['measure']
  readonly cluster: string
  readonly partition: string
  readonly weight: string
}

const measures = [
  { id: 'CPU_HOURS', name: 'Processor hours' },
  { id: 'GPU_HOURS', name: 'GPU hours' },
  { id: 'MEMORY_GIB_HOURS', name: 'Memory, GiB hours' },
  { id: 'NODE_HOURS', name: 'Node hours' },
  { id: 'BILLING_HOURS', name: 'The scheduler’s billing, hours' },
]
const overuses = [
  { id: 'OVERDRAW', name: 'Overdrawn on who pays' },
  { id: 'UNCHARGED', name: 'Uncharged, and told' },
]

interface CountUseFormProps {
  readonly type: CountedType
  readonly onClose: () => void
}

/** The rules as fields, a row each. */
export function CountUseForm({ type, onClose }: CountUseFormProps) {
  const { run, isPending, outcome } = useVerb(SetUsageRulesDocument)
  const [overuse, setOveruse] = useState<CountedType['overuse']>(type.overuse)
  const [rules, setRules] = useState<readonly Typed[]>(() =>
    type.usageRules.map(({ measure, cluster, partition, weight }) => ({
      measure,
      cluster: cluster ?? '',
      partition: partition ?? '',
      weight,
    })),
  )
  const change = (at: number, part: Partial<Typed>) =>
    setRules(rules.map((rule, n) => (n === at ? { ...rule, ...part } : rule)))
  const save = async () => {
    const came = await run({
      resourceTypeId: type.id,
      expectedVersion: type.version,
      overuse,
      rules: rules.map(({ measure, cluster, partition, weight }) => ({
        measure,
        weight: weight || '0',
        cluster: cluster.trim() || null,
        partition: partition.trim() || null,
      })),
    })
    if (came.kind !== 'done') return
    notify({ title: `${type.name} is counted so from now on`, detail: 'What was recorded stays as it was counted.' })
    onClose()
  }
  return (
    <FormDialog
      title={`How use of ${type.name} is counted`}
      verb="Save"
      isWide
      isPending={isPending}
      refusal={outcome && outcome.kind !== 'done' ? outcome.message : undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onClose={onClose}
    >
      <p className="text-dim">
        A job counts what it held, times its hours, times the weight of the rule that says most of its cluster and
        partition. Without a rule no job counts.
      </p>
      {rules.map((rule, at) => (
        // A row has no name of its own: its place is it.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={at} className="grid gap-3 border-t border-line pt-3 wide:grid-cols-[2fr_1fr_1fr_1fr_auto]">
          <legend className="sr-only">Rule {at + 1}</legend>
          <Select
            label="What"
            options={measures}
            value={rule.measure}
            onChange={(measure) => change(at, { measure: measure as Rule['measure'] })}
          />
          <TextField
            label="Cluster"
            isRequired={false}
            value={rule.cluster}
            onChange={(cluster) => change(at, { cluster })}
          />
          <TextField
            label="Partition"
            isRequired={false}
            value={rule.partition}
            onChange={(partition) => change(at, { partition })}
          />
          <DecimalField label="Weight" value={rule.weight} onChange={(weight) => change(at, { weight })} />
          <Button
            tone="quiet"
            className="self-end"
            aria-label={`Remove rule ${at + 1}`}
            onPress={() => setRules(rules.filter((_, n) => n !== at))}
          >
            Remove
          </Button>
        </fieldset>
      ))}
      <p>
        <Button onPress={() => setRules([...rules, { measure: 'CPU_HOURS', cluster: '', partition: '', weight: '1' }])}>
          Add a rule
        </Button>
      </p>
      <Select
        label="Use that nothing is left for is"
        options={overuses}
        value={overuse}
        onChange={(id) => setOveruse(id as CountedType['overuse'])}
      />
    </FormDialog>
  )
}
