import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'
import { classNames } from './class-names.ts'
import { popoverStyle } from './field-style.ts'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  /** The keys that do the same, shown at the end: 'Ctrl K'. */
  readonly keys?: string
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  /** Leads there instead of acting. */
  readonly href?: string
}

export interface MenuProps {
  /** What the menu is of, read aloud: 'Amara Osei'. */
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly actions: readonly MenuAction[]
  readonly onAction: (id: string) => void
  /** Lines above the actions that say whose menu it is. */
  readonly heading?: ReactNode
  /** Whether it opens as soon as it is drawn: for a menu fetched on the press of its button. */
  readonly isOpenAtFirst?: boolean
}

/** A list of acts behind a button. */
export function Menu({ label, trigger, actions, onAction, heading, isOpenAtFirst = false }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={isOpenAtFirst}>
      {trigger}
      <Popover offset={4} placement="bottom end" className={classNames(popoverStyle, 'min-w-52')}>
        {heading !== undefined && <div className="border-b border-line px-3 py-2">{heading}</div>}
        <AriaMenu
          aria-label={label}
          onAction={(id) => onAction(String(id))}
          items={actions}
          className="p-1 outline-none"
        >
          {(action) => <MenuRow action={action} />}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function MenuRow({ action }: { readonly action: MenuAction }) {
  const { id, label, icon, keys, isDanger = false, isDisabled = false, href } = action
  return (
    <MenuItem
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      {...(href !== undefined && { href })}
      className={classNames(
        'flex min-h-7 cursor-default items-center gap-2 rounded-small px-2 outline-none data-disabled:text-dim data-focused:bg-accent-soft',
        isDanger && 'text-bad',
      )}
    >
      {icon}
      <span className="grow">{label}</span>
      {keys !== undefined && <kbd className="font-sans text-small text-dim">{keys}</kbd>}
    </MenuItem>
  )
}
