import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { Button } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar'
import { Heading } from 'react-aria-components/Heading'
import { buttonStyle } from './button-style.ts'

const cell =
  'flex size-7 items-center justify-center rounded-control outline-none hover:bg-hover data-selected:bg-accent data-selected:text-on-accent ' +
  'data-disabled:text-dim data-unavailable:line-through data-outside-month:hidden data-focus-visible:outline-2 data-focus-visible:outline-accent'

/** One month to choose a day from; part of the DateField. */
export function CalendarMonth() {
  const arrow = buttonStyle('quiet', true)
  return (
    <Calendar>
      <header className="flex items-center gap-1 pb-2">
        <Heading className="grow ps-2" />
        <Button slot="previous" className={arrow}>
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <Button slot="next" className={arrow}>
          <ChevronRight size={16} aria-hidden />
        </Button>
      </header>
      <CalendarGrid className="[&_th]:size-7 [&_th]:text-small [&_th]:font-normal [&_th]:text-dim">
        {(date) => <CalendarCell date={date} className={cell} />}
      </CalendarGrid>
    </Calendar>
  )
}
