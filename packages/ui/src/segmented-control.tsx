import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { classNames } from './class-names.ts'
import type { Option } from './option.ts'

export interface SegmentedControlProps {
  /** What is being chosen, read aloud: 'Model'. */
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (id: string) => void
  readonly className?: string
}

const segment =
  'flex h-6 items-center rounded-small px-2 text-small font-medium text-dim select-none hover:text-ink ' +
  'data-selected:bg-surface data-selected:text-ink data-selected:ring-1 data-selected:ring-line ' +
  'data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-accent'

/** One view out of few, switched at once. Arrow keys move within it. */
export function SegmentedControl({ label, options, className, ...rest }: SegmentedControlProps) {
  return (
    <RadioGroup
      {...rest}
      aria-label={label}
      orientation="horizontal"
      className={classNames('inline-flex h-7 items-center gap-0.5 rounded-control bg-sunken p-0.5', className)}
    >
      {options.map(({ id, name }) => (
        <Radio key={id} value={id} className={segment}>
          {name}
        </Radio>
      ))}
    </RadioGroup>
  )
}
