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
    <form
      onSubmit={answer}
      aria-label="What the files do not say"
      className="flex shrink-0 flex-wrap items-start gap-4"
    >
      {questions.map(({ option, label, description, rows }) => (
        <TextField
          key={option}
          label={label}
          className="w-72"
          description={rows > 0 ? `${description} ${showCount(rows, 'row')} ask for it.` : description}
          value={typed[option] ?? options[option] ?? ''}
          onChange={(text) => setTyped({ ...typed, [option]: text })}
        />
      ))}
      <Button type="submit" isPending={isPending} className="mt-6">
        Preview again
      </Button>
    </form>
  )
}
