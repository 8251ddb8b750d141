import { Checkbox } from '@tenure/ui/checkbox'
import type { FieldProps } from '@tenure/ui/field-props'

/** Something that is so or not: 'yes' or ''. */
export function FlagField({ label, description, value, onChange, onBlur }: FieldProps<string>) {
  return (
    <div>
      <Checkbox
        isSelected={value === 'yes'}
        onChange={(isSelected) => onChange(isSelected ? 'yes' : '')}
        {...(onBlur && { onBlur })}
      >
        {label}
      </Checkbox>
      {description !== undefined && <p className="ps-6 text-small text-dim">{description}</p>}
    </div>
  )
}
