import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch'

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode
}

const track =
  'holds-fill flex h-4 w-7 shrink-0 items-center rounded-full border border-edge bg-sunken px-0.5 ' +
  'group-data-selected:border-accent group-data-selected:bg-accent ' +
  'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent'

const knob = 'fills size-2.5 rounded-full bg-dim group-data-selected:ms-auto group-data-selected:bg-on-accent'

/** A yes or no that takes effect at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="group inline-flex min-h-6 items-center gap-2 data-disabled:opacity-50">
      <span className={track}>
        <span className={knob} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  )
}
