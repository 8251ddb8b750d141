import { Checkbox } from '@tenure/ui/checkbox'
import type { FieldProps } from '@tenure/ui/field-props'

/** Whether to do it though more is drawn than there would be left: 'yes' or ''. Says plainly what that means. */
export function ForceField({ label, description, value, onChange, onBlur }: FieldProps<string>) {
  return (
    <div className="rounded-control border border-warn bg-warn-soft px-3 py-2">
      <Checkbox
        isSelected={value === 'yes'}
        onChange={(isSelected) => onChange(isSelected ? 'yes' : '')}
        {...(onBlur && { onBlur })}
      >
        {label}
      </Checkbox>
      {description !== undefined && <p className="ps-6 text-small text-warn">{description}</p>}
    </div>
  )
}
