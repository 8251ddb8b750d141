import { type CalendarDate, parseDate } from '@internationalized/date'
import CalendarIcon from 'lucide-react/icons/calendar'
import { Button } from 'react-aria-components/Button'
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { CalendarMonth } from './calendar-month.tsx'
import { classNames } from './class-names.ts'
import { FieldFrame, frameStyle } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { groupStyle, popoverStyle } from './field-style.ts'

export interface DateFieldProps extends FieldProps<string> {
  /** First and last day that may be chosen, each '2026-12-31'. */
  readonly earliest?: string
  readonly latest?: string
}

/** A day, without time of day. The value is an ISO date ('2026-12-31'), '' for none. */
export function DateField({
  label,
  description,
  error,
  className,
  value,
  onChange,
  earliest,
  latest,
  ...rest
}: DateFieldProps) {
  return (
    <DatePicker<CalendarDate>
      {...rest}
      value={readDate(value)}
      onChange={(date) => onChange(date?.toString() ?? '')}
      minValue={readDate(earliest)}
      maxValue={readDate(latest)}
      shouldForceLeadingZeros
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames(frameStyle, className)}
    >
      <FieldFrame label={label} description={description} error={error} isRequired={rest.isRequired}>
        <Group className={groupStyle}>
          <DateInput className="flex grow items-center px-2">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="rounded-small px-px outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-dim data-focused:data-placeholder:text-on-accent"
              />
            )}
          </DateInput>
          <Button className="flex h-6 w-6 shrink-0 items-center justify-center text-dim">
            <CalendarIcon size={14} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover offset={4} className={popoverStyle}>
        <Dialog className="p-3 outline-none">
          <CalendarMonth />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

/** An ISO date as a calendar date; null for what is empty or no date, so that a bad address never breaks the page. */
function readDate(iso: string | undefined): CalendarDate | null {
  if (!iso) return null
  try {
    return parseDate(iso.slice(0, 10))
  } catch {
    return null
  }
}
