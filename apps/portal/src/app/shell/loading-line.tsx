import { useRouterState } from '@tanstack/react-router'

/** Says that the next page is on its way, once that takes longer than a glance. */
export function LoadingLine() {
  const isPending = useRouterState({ select: ({ status }) => status === 'pending' })
  return (
    <div role="status" className="absolute inset-x-0 top-0 z-20 off-paper">
      {isPending && (
        <>
          <div className="h-0.5 animate-[arrives_1s_300ms_both] bg-accent" />
          <span className="sr-only">Loading</span>
        </>
      )}
    </div>
  )
}
