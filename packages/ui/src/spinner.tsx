import Loader from 'lucide-react/icons/loader-circle'

/** A turning mark for a wait under a second or two. @param label what is awaited, read aloud */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <span role="status" aria-label={label} className="inline-flex">
      <Loader size={16} strokeWidth={2} aria-hidden className="turns" />
    </span>
  )
}
