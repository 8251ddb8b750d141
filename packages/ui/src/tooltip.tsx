import type { ReactElement, ReactNode } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

export interface TooltipProps {
  /** A sentence at most; what must be known stands on the page instead. */
  readonly text: ReactNode
  /** One element that can take focus. */
  readonly children: ReactElement<Record<string, unknown>, string>
}

/** A sentence shown on hover and on focus, gone on Escape. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      <Focusable>{children}</Focusable>
      <AriaTooltip offset={6} className="opens max-w-70 rounded-control bg-ink px-2 py-1 text-small text-canvas">
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
