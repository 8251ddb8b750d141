import ChevronDown from 'lucide-react/icons/chevron-down'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { groupStyle, popoverStyle } from './field-style.ts'
import { OptionList } from './option-list.tsx'
import type { Option } from './option.ts'
import { Spinner } from './spinner.tsx'
import { usePageStaysInReach } from './use-page-stays-in-reach.ts'

export interface ComboBoxProps extends FieldProps<string> {
  /** All options, filtered here; or, with `onSearch`, those the server found for what was typed. */
  readonly options: readonly Option[]
  /** The name of the chosen id, where the first options may not hold it. */
  readonly chosenName?: string
  /** Called with what is typed; the owner asks the server and gives new `options`. Without it the options are filtered here. */
  readonly onSearch?: (text: string) => void
  readonly isSearching?: boolean
  readonly placeholder?: string
}

/** One choice out of many, found by typing. The value is the option's id, '' for none yet. */
export function ComboBox(props: ComboBoxProps) {
  const {
    label,
    description,
    error,
    className,
    options,
    chosenName,
    onSearch,
    isSearching,
    placeholder,
    value,
    onChange,
    ...rest
  } = props
  const [chosen, setChosen] = useState<Option | undefined>(
    () => options.find(({ id }) => id === value) ?? named(value, chosenName),
  )
  const [typed, setTyped] = useState(chosen?.name ?? '')
  // Aria empties the box on leaving it when the chosen option is not among the items, as after a search for something else.
  const items =
    chosen && chosen.id === value && !options.some(({ id }) => id === value) ? [chosen, ...options] : options
  const reach = usePageStaysInReach()
  const search = (text: string) => {
    setTyped(text)
    onSearch?.(text)
  }
  const choose = (id: string | null) => {
    const option = items.find((one) => one.id === id)
    setChosen(option)
    // Aria leaves the words to whoever holds both the words and the choice.
    if (option) setTyped(option.name)
    onChange(id ?? '')
  }
  return (
    <AriaComboBox
      {...rest}
      {...reach}
      items={items}
      value={value === '' ? null : value}
      onChange={(id) => choose(id === null ? null : String(id))}
      inputValue={typed}
      onInputChange={search}
      {...(onSearch && { defaultFilter: () => true })}
      allowsEmptyCollection
      menuTrigger="focus"
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error} isRequired={rest.isRequired}>
        <Group role="presentation" isInvalid={Boolean(error)} className={groupStyle}>
          <Input
            placeholder={placeholder ?? 'Type to find'}
            className="h-full w-full min-w-0 bg-transparent px-2 outline-none"
          />
          {isSearching && <Spinner label="Looking" />}
          <Button className="flex h-6 w-6 shrink-0 items-center justify-center text-dim">
            <ChevronDown size={14} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover offset={4} className={popoverStyle}>
        <div role="region" aria-label={`Found for ${label}`}>
          <OptionList empty={isSearching ? 'Looking…' : 'Nothing found. Try fewer letters.'} />
        </div>
      </Popover>
    </AriaComboBox>
  )
}

function named(id: string, name: string | undefined): Option | undefined {
  return name === undefined || id === '' ? undefined : { id, name }
}
