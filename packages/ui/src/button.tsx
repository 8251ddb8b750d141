import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { type ButtonTone, buttonStyle } from './button-style.ts'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly tone?: ButtonTone
  /** A lucide icon element, shown before the words. */
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words. While `isPending` it keeps its width, shows a spinner and answers no press. */
export function Button({ tone = 'plain', icon, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(buttonStyle(tone), className)}>
      {rest.isPending ? <Spinner label="Working" /> : icon}
      {children}
    </AriaButton>
  )
}
