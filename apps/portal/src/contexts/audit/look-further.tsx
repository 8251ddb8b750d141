import { Button } from '@tenure/ui/button'

/** A filter that no index answers is followed for so many entries at a time: says so, and goes on. */
export function LookFurther({ isLoading, onPress }: { readonly isLoading: boolean; readonly onPress: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 off-paper wide:px-5">
      <p className="text-dim">The log has not been looked through to its end yet.</p>
      <Button isPending={isLoading} onPress={onPress}>
        Look further back
      </Button>
    </div>
  )
}
