import { Button } from '@tenure/ui/button'
import { useState } from 'react'

/** Ten codes, this once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <section className="flex flex-col gap-2">
      <h3>Recovery codes</h3>
      <p className="text-dim">
        For the day your device is lost: each opens your account once, in place of the second factor. They are shown
        this once. Print them, or keep them where you keep passwords.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid gap-x-6 gap-y-1 rounded-control bg-sunken p-3 font-mono wide:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <Button onPress={() => void copy()}>{isCopied ? 'Copied' : 'Copy them'}</Button>
      </p>
    </section>
  )
}
