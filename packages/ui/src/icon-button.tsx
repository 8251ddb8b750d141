import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { type ButtonTone, buttonStyle } from './button-style.ts'
import { classNames } from './class-names.ts'

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** What the button does, for those who do not see the icon; also its title. */
  readonly label: string
  readonly icon: ReactNode
  readonly tone?: ButtonTone
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is one icon, 28 px square. Its label is read aloud and shown on hover. */
export function IconButton({ label, icon, tone = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={classNames(buttonStyle(tone, true), className)}
      render={(props) => <button {...props} title={label} />}
    >
      {icon}
    </AriaButton>
  )
}
