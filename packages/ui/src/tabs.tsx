import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { tabRowStyle, tabStyle } from './tab-style.ts'

export interface TabsProps {
  /** What the parts are of, read aloud. */
  readonly label: string
  readonly tabs: readonly { readonly id: string; readonly name: string; readonly content: ReactNode }[]
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

/** Parts of one thing on one page, one in sight. Where each part has its own address, use a TabNav of links instead. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className="flex flex-col gap-4"
      {...(selected !== undefined && { selectedKey: selected })}
      {...(onSelect && { onSelectionChange: (id) => onSelect(String(id)) })}
    >
      <TabList aria-label={label} className={tabRowStyle}>
        {tabs.map(({ id, name }) => (
          <Tab key={id} id={id} className={tabStyle}>
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="rounded-small">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
