import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem, type ListBoxProps } from 'react-aria-components/ListBox'
import type { Option } from './option.ts'

interface OptionListProps extends Pick<ListBoxProps<Option>, 'items'> {
  /** What the list says when there is nothing in it. */
  readonly empty: ReactNode
}

/** The list that opens under a Select or a ComboBox. */
export function OptionList({ items, empty }: OptionListProps) {
  return (
    <ListBox
      {...(items && { items })}
      className="max-h-72 overflow-auto p-1 outline-none"
      renderEmptyState={() => <div className="px-2 py-1.5 text-dim">{empty}</div>}
    >
      {(option) => <OptionRow option={option} />}
    </ListBox>
  )
}

function OptionRow({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.name}
      className="flex min-h-7 cursor-default items-center gap-2 rounded-small px-2 py-1 outline-none data-focused:bg-accent-soft"
    >
      {({ isSelected }) => (
        <>
          <span className="min-w-0 grow truncate">{option.name}</span>
          {option.detail !== undefined && (
            <span data-detail className="shrink-0 text-small text-dim">
              {option.detail}
            </span>
          )}
          {isSelected && <Check size={14} aria-hidden className="shrink-0 text-accent" />}
        </>
      )}
    </ListBoxItem>
  )
}
