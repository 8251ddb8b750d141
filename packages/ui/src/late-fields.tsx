import { type ComponentType, Suspense } from 'react'
import { classNames } from './class-names.ts'
import type { ComboBoxProps } from './combo-box.tsx'
import type { DateFieldProps } from './date-field.tsx'
import { frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { lazyPart } from './lazy-part.ts'
import type { SelectProps } from './select.tsx'
import { Skeleton } from './skeleton.tsx'

/** The DateField, fetched when it is first drawn: with its calendar it weighs as much as a page. */
export const LateDateField = late<DateFieldProps>(lazyPart(() => import('./date-field.tsx'), 'DateField'))

/** The Select, fetched with its list when it is first drawn. */
export const LateSelect = late<SelectProps>(lazyPart(() => import('./select.tsx'), 'Select'))

/** The ComboBox, fetched with its list when it is first drawn. */
export const LateComboBox = late<ComboBoxProps>(lazyPart(() => import('./combo-box.tsx'), 'ComboBox'))

/** Holds the field's place, so that nothing moves when it arrives. */
function late<Props extends FieldProps<string>>(Field: ComponentType<Props>) {
  return function LateField(props: Props) {
    return (
      <Suspense fallback={<Place {...props} />}>
        <Field {...props} />
      </Suspense>
    )
  }
}

function Place({ label, description, className }: FieldProps<string>) {
  return (
    <div className={classNames(frameStyle, className)}>
      <span className="font-medium">{label}</span>
      <Skeleton className="h-7 w-full min-w-16" />
      {description !== undefined && <span className="text-small text-dim">{description}</span>}
    </div>
  )
}
