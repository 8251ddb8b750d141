import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { Checkbox } from '@tenure/ui/checkbox'
import { CopyText } from '@tenure/ui/copy-text'
import { IconButton } from '@tenure/ui/icon-button'
import { LinkButton } from '@tenure/ui/link-button'
import { linkStyle } from '@tenure/ui/link-style'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { Switch } from '@tenure/ui/switch'
import { UsageBar } from '@tenure/ui/usage-bar'
import Download from 'lucide-react/icons/download'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'

const models = [
  { id: 'all', name: 'All' },
  { id: 'subscription', name: 'Subscription' },
  { id: 'condo', name: 'Condo' },
]

/** Buttons, switches, marks and meters. */
export function GalleryButtons() {
  const [model, setModel] = useState('all')
  return (
    <Card title="Acts and states" lead="One green act in a view; the rest are quiet.">
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary" icon={<Plus size={14} aria-hidden />}>
          New allocation
        </Button>
        <Button>Export</Button>
        <Button tone="quiet">Cancel</Button>
        <Button tone="danger">Release</Button>
        <Button isDisabled>Not now</Button>
        <Button isPending>Saving</Button>
        <LinkButton href="/gallery">A link</LinkButton>
        <IconButton label="Download" icon={<Download size={16} aria-hidden />} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedControl label="Model" options={models} value={model} onChange={setModel} />
        <Switch defaultSelected>Notices</Switch>
        <Switch>Compact</Switch>
        <Checkbox defaultSelected>Reserved</Checkbox>
        <Checkbox isIndeterminate>Some</Checkbox>
        <Checkbox>Force</Checkbox>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Badge>Subscription</Badge>
        <Badge tone="violet">Condo</Badge>
        <Badge tone="accent">Active</Badge>
        <Badge tone="warn">Ends soon</Badge>
        <Badge tone="bad">Overdrawn</Badge>
        <Badge tone="blue">Scheduled</Badge>
        <CopyText label="Commit" text="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b" />
        <a href="/gallery" className={linkStyle}>
          See what to do
        </a>
      </div>
      <div className="flex flex-col gap-1.5">
        <UsageBar label="GPU hours used" percent={61} />
        <UsageBar label="CPU core-hours used" percent={93} />
        <UsageBar label="Scratch storage used" percent={104} />
      </div>
    </Card>
  )
}
