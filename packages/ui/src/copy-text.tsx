import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'

export interface CopyTextProps {
  /** What it is, read aloud: 'Commit'. */
  readonly label: string
  readonly text: string
  /** Characters shown; the copy is always whole. 10 unless told. */
  readonly shown?: number
}

/** A hash, an id or a piece of code: monospaced, shortened, copied whole on a press. */
export function CopyText({ label, text, shown = 10 }: CopyTextProps) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true))
  }
  const Mark = isCopied ? Check : Copy
  const visible = text.length > shown ? `${text.slice(0, shown)}…` : text
  return (
    <Button
      aria-label={isCopied ? `${label} ${visible} copied` : `Copy ${label} ${visible}`}
      onPress={copy}
      onBlur={() => setCopied(false)}
      render={(props) => <button {...props} title={text} />}
      className="inline-flex h-6 items-center gap-1.5 rounded-small px-1 font-mono text-small text-dim hover:bg-hover hover:text-ink"
    >
      {visible}
      <Mark size={12} aria-hidden />
    </Button>
  )
}
