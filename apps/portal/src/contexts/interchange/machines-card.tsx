import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { FileDrop } from '@tenure/ui/file-drop'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Select } from '@tenure/ui/select'
import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'
import { ComparisonReport } from './comparison-report.tsx'
import { compare, keepWhole, machines } from './machines.ts'
import { readFiles } from './read-file.ts'

/** A file for each of the facility's machines, whole or as the difference to what stands there. Tenure changes no machine. */
export function MachinesCard() {
  const [chosen, setChosen] = useState('slurm')
  const [options, setOptions] = useState<Readonly<Record<string, string>>>({})
  const machine = machines.find(({ id }) => id === chosen) ?? machines[0]
  const wanted = machine && {
    machine: machine.id,
    options: Object.fromEntries(machine.asks.map(({ option }) => [option, options[option]?.trim() ?? ''])),
  }
  const whole = useMutation({ mutationFn: keepWhole })
  const comparison = useMutation({
    mutationFn: async (files: Parameters<typeof readFiles>[0]) => {
      const [file] = await readFiles(files)
      return file && wanted ? compare(wanted, file) : undefined
    },
  })
  if (!machine || !wanted) return null
  const isReady = Object.values(wanted.options).every((value) => value !== '')
  const again = () => {
    whole.reset()
    comparison.reset()
  }
  const refused = whole.error ?? comparison.error
  return (
    <Card
      title="Export to the machines"
      lead="A file in the machine’s own form, whole or as the difference to what stands there now. You apply it: Tenure changes no machine."
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label="Machine"
          options={machines.map(({ id, label: name }) => ({ id, name }))}
          value={machine.id}
          onChange={(id) => {
            setChosen(id)
            again()
          }}
        />
        {machine.asks.map(({ option, label, description }) => (
          <TextField
            key={option}
            label={label}
            description={description}
            value={options[option] ?? ''}
            onChange={(text) => {
              setOptions({ ...options, [option]: text })
              again()
            }}
          />
        ))}
      </div>
      <div>
        <Button isDisabled={!isReady} isPending={whole.isPending} onPress={() => whole.mutate(wanted)}>
          The whole file
        </Button>
      </div>
      <FileDrop
        label="Drop the machine’s current state here to compare"
        description={`${machine.current}. You see what would be added, changed and removed.`}
        onChoose={(files) => comparison.mutate(files)}
        isDisabled={!isReady || comparison.isPending}
      />
      {refused && <RefusalNotice message={refused.message} />}
      {comparison.data && <ComparisonReport comparison={comparison.data} />}
    </Card>
  )
}
