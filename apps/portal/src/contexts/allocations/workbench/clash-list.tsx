import { Button } from '@tenure/ui/button'
import { showMinute } from '@tenure/ui/instant'
import { clashesOf, settle, settleAll } from './model/clashes.ts'
import type { Draft } from './model/draft.ts'
import { fieldNames } from './model/fields.ts'
import { showText } from './show-text.ts'

interface ClashListProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** Fields that two people changed: what was, theirs, yours. Nothing is written over unseen. */
export function ClashList({ draft, onChange }: ClashListProps) {
  const clashes = clashesOf(draft)
  return (
    <section aria-labelledby="clashes" className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center gap-2">
        <h3 id="clashes" className="grow font-medium">
          Changed meanwhile
        </h3>
        {clashes.length > 1 && (
          <>
            <Button onPress={() => onChange(settleAll(draft, 'theirs'))}>Theirs for all</Button>
            <Button onPress={() => onChange(settleAll(draft, 'yours'))}>Yours for all</Button>
          </>
        )}
      </header>
      <ul className="flex max-h-80 flex-col overflow-auto" tabIndex={0} aria-label="Fields changed by two">
        {clashes.map(({ id, field, clash, label, yours }) => {
          const words = (text: string) => showText(field, text) || 'nothing'
          const name = `${fieldNames[field]} of ${label}`
          return (
            <li key={`${id} ${field}`} className="flex flex-col gap-1 border-t border-line py-2">
              <p className="font-medium">{name}</p>
              <p className="text-dim">
                Was {words(clash.was)}. {clash.who ?? 'Someone else'} made it {words(clash.theirs)}
                {clash.when !== null && ` on ${showMinute(clash.when)} UTC`}. You wrote {words(yours)}.
              </p>
              <div className="flex flex-wrap gap-2">
                <Button
                  aria-label={`Theirs: ${words(clash.theirs)}, ${name}`}
                  onPress={() => onChange(settle(draft, { id, field }, 'theirs'))}
                >
                  {`Theirs: ${words(clash.theirs)}`}
                </Button>
                <Button
                  aria-label={`Yours: ${words(yours)}, ${name}`}
                  onPress={() => onChange(settle(draft, { id, field }, 'yours'))}
                >
                  {`Yours: ${words(yours)}`}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
