import { DecimalField, type DecimalFieldProps } from './decimal-field.tsx'

/** A percentage to the hundredth, as decimal text ('12.5'). Limits are the form's to say, with the reason. */
export function PercentField(props: Omit<DecimalFieldProps, 'unit' | 'scale'>) {
  return <DecimalField {...props} unit="%" scale={2} />
}
