import { Dialog } from '@tenure/ui/dialog'
import { Switch } from '@tenure/ui/switch'
import { Fragment, useState } from 'react'
import { hasSingleKeys, setSingleKeys } from '../single-keys.ts'

const keys: readonly { readonly where: string; readonly list: readonly (readonly [string, string])[] }[] = [
  {
    where: 'Anywhere',
    list: [
      ['Ctrl K', 'Search or jump to anything'],
      ['?', 'Show these keys'],
      ['T', 'Look at an earlier time'],
      ['/', 'Filter the list'],
      ['Esc', 'Close what lies on top'],
      ['F6', 'Go to the notices, and back'],
    ],
  },
  {
    where: 'In a table',
    list: [
      ['← ↑ → ↓', 'Move by one cell'],
      ['Home End', 'First or last cell of the row'],
      ['Ctrl Home, Ctrl End', 'First or last row'],
      ['Page Up, Page Down', 'A screen up or down'],
      ['Enter', 'Look at the row'],
    ],
  },
]

/** The list of keys, and whether single ones act. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [isOn, setOn] = useState(hasSingleKeys)
  const turn = (on: boolean) => {
    setSingleKeys(on)
    setOn(on)
  }
  return (
    <Dialog title="Keys" isOpen onClose={onClose}>
      {keys.map(({ where, list }) => (
        <section key={where}>
          <h3 className="pb-1">{where}</h3>
          <dl className="grid grid-cols-[10rem_1fr] gap-y-1">
            {list.map(([key, does]) => (
              <Fragment key={key}>
                <dt>
                  <kbd className="font-sans font-medium">{key}</kbd>
                </dt>
                <dd className="text-dim">{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
      <Switch isSelected={isOn} onChange={turn}>
        Keys without Ctrl act
      </Switch>
    </Dialog>
  )
}
