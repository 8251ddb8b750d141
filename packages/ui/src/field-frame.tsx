import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'

interface FieldFrameProps {
  readonly label: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  readonly isRequired?: boolean | undefined
  readonly children: ReactNode
}

/** Label above, box, then the sentence that helps or the one that says what is wrong. Must stand inside an Aria field. */
export function FieldFrame({ label, description, error, isRequired, children }: FieldFrameProps) {
  return (
    <>
      <Label className="font-medium">
        {label}
        {isRequired === false && <span className="font-normal text-dim"> (optional)</span>}
      </Label>
      {children}
      {description !== undefined && (
        <Text slot="description" className="text-small text-dim">
          {description}
        </Text>
      )}
      <FieldError className="text-small text-bad">{error}</FieldError>
    </>
  )
}

/** The classes of the frame itself. */
export const frameStyle = 'flex min-w-0 flex-col gap-1'
