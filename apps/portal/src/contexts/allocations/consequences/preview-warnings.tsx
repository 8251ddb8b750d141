import CircleAlert from 'lucide-react/icons/circle-alert'
import TriangleAlert from 'lucide-react/icons/triangle-alert'

interface PreviewWarningsProps {
  readonly warnings: readonly string[]
  /** Whether these are rules that say no, rather than things to know. */
  readonly isRefusal?: boolean
}

/** What to know before saving, one sentence a line; nothing where there is nothing. */
export function PreviewWarnings({ warnings, isRefusal = false }: PreviewWarningsProps) {
  if (warnings.length === 0) return null
  const Mark = isRefusal ? CircleAlert : TriangleAlert
  return (
    <ul className="flex flex-col gap-1">
      {warnings.map((warning) => (
        <li key={warning} className={isRefusal ? 'flex gap-2 text-bad' : 'flex gap-2 text-warn'}>
          <Mark size={16} aria-hidden className="mt-0.5" />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  )
}
