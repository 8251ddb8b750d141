import { Button } from '@tenure/ui/button'
import { CopyText } from '@tenure/ui/copy-text'
import { Dialog } from '@tenure/ui/dialog'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { useState } from 'react'
import { curlScript, typescriptScript } from './curl-script.ts'
import type { FreshToken } from './tokens-card.tsx'

interface TokenShownProps {
  readonly token: FreshToken
  readonly onClose: () => void
}

const languages = [
  { id: 'curl', name: 'curl' },
  { id: 'typescript', name: 'TypeScript' },
]

/** The token's secret, this once, and a script that uses it. */
export function TokenShown({ token, onClose }: TokenShownProps) {
  const [kind, setKind] = useState('curl')
  const script = (kind === 'curl' ? curlScript : typescriptScript)(window.location.origin)
  const [isCopied, setCopied] = useState(false)
  const choose = (next: string) => {
    setKind(next)
    setCopied(false)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(script)
    setCopied(true)
  }
  return (
    <Dialog
      title={`${token.name} is ready`}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          I have kept it
        </Button>
      }
    >
      <section className="flex flex-col gap-1">
        <h3>Your token</h3>
        <p className="text-dim">It is shown this once. Keep it as you would a password.</p>
        <p className="rounded-control bg-sunken p-2 wrap-anywhere">
          <CopyText label="Token" text={token.secret} shown={80} />
        </p>
      </section>
      <section className="flex flex-col gap-1">
        <h3>Try it</h3>
        <SegmentedControl label="Language" options={languages} value={kind} onChange={choose} />
        <p className="text-dim">
          {kind === 'curl'
            ? 'In a terminal: first put the token into a variable, then ask.'
            : 'As try.ts, run by node with the token in TENURE_TOKEN.'}
        </p>
        <pre
          tabIndex={0}
          aria-label="Script"
          className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-small"
        >
          {script}
        </pre>
        <p>
          <Button onPress={() => void copy()}>{isCopied ? 'Copied' : 'Copy the script'}</Button>
        </p>
      </section>
    </Dialog>
  )
}
