import { Button } from '@tenure/ui/button'
import { CopyText } from '@tenure/ui/copy-text'
import { Dialog } from '@tenure/ui/dialog'
import { useState } from 'react'
import { curlScript } from './curl-script.ts'
import type { FreshToken } from './tokens-card.tsx'

interface TokenShownProps {
  readonly token: FreshToken
  readonly onClose: () => void
}

/** The token's secret, this once, and a script that uses it. */
export function TokenShown({ token, onClose }: TokenShownProps) {
  const script = curlScript(window.location.origin)
  const [isCopied, setCopied] = useState(false)
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
        <p className="text-dim">In a terminal: first put the token into a variable, then ask.</p>
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
