import { Button } from '@tenure/ui/button'
import { showCount } from '@tenure/ui/show-count'
import { TextField } from '@tenure/ui/text-field'
import { type SubmitEvent, useState } from 'react'
import { openQuestions } from './needed-options.ts'
import type { ImportOptions, Problem } from './plan.ts'

interface OptionsFormProps {
  readonly problems: readonly Problem[]
  readonly options: ImportOptions
  readonly onChange: (options: ImportOptions) => void
  readonly isPending: boolean
}

/** What the files cannot say, asked where the preview met it. */
export function OptionsForm({ problems, options, onChange, isPending }: OptionsFormProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const questions = openQuestions(problems, options)
  if (questions.length === 0) return null
  const answer = (event: SubmitEvent) => {
    event.preventDefault()
    const given = Object.entries({ ...options, ...typed }).filter(([, value]) => value?.trim())
    onChange(Object.fromEntries(given.map(([option, value]) => [option, value?.trim()])))
  }
  return (
    <form onSubmit={answer} aria-label="What the files do not say" className="flex flex-col items-start gap-3">
      {questions.map(({ option, label, description, rows }) => (
        <TextField
          key={option}
          label={label}
          className="w-full"
          description={rows > 0 ? `${description} ${showCount(rows, 'row asks', 'rows ask')} for it.` : description}
          value={typed[option] ?? options[option] ?? ''}
          onChange={(text) => setTyped({ ...typed, [option]: text })}
        />
      ))}
      <Button type="submit" isPending={isPending}>
        Preview again
      </Button>
    </form>
  )
}
