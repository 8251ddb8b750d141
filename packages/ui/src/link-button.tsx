import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-aria-components/Link'
import { type ButtonTone, buttonStyle } from './button-style.ts'
import { classNames } from './class-names.ts'

export interface LinkButtonProps extends Omit<LinkProps, 'className' | 'children' | 'style'> {
  readonly href: string
  readonly tone?: ButtonTone
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

/** A link that looks like a button: it leads somewhere, so it can be opened in a new tab. */
export function LinkButton({ tone = 'plain', icon, children, className, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames(buttonStyle(tone), className)}>
      {icon}
      {children}
    </Link>
  )
}
