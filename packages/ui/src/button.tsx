import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { type ButtonTone, buttonStyle } from './button-style.ts'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'render'> {
  readonly tone?: ButtonTone
  /** A lucide icon element, shown before the words. */
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/**
 * A button with words. While `isPending` it keeps the focus, shows a spinner that says so, and answers no press. Not by Aria's own
 * way of pending: its announcement stays behind, nameless, when the button goes (axe: role-img-alt).
 */
export function Button({ tone = 'plain', icon, children, className, isPending = false, ...rest }: ButtonProps) {
  const style = classNames(buttonStyle(tone), className)
  if (!isPending) {
    return (
      <AriaButton {...rest} className={style}>
        {icon}
        {children}
      </AriaButton>
    )
  }
  const { onPress: _onPress, ...silent } = rest
  return (
    <AriaButton {...silent} type="button" render={(props) => <button {...props} aria-disabled />} className={style}>
      <Spinner label="Working" />
      {children}
    </AriaButton>
  )
}
