import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import Bookmark from 'lucide-react/icons/bookmark'
import { Suspense, useState } from 'react'

const load = () => import('./saved-views-menu.tsx')
const SavedViewsMenu = lazyPart(load, 'SavedViewsMenu')

/** The saved views of a list page, behind a button: fetched when they are asked for. */
export function SavedViews({ page }: { readonly page: string }) {
  const [isAsked, setAsked] = useState(false)
  const button = (
    <Button icon={<Bookmark size={14} aria-hidden />} onHoverStart={() => void load()} onPress={() => setAsked(true)}>
      Views
    </Button>
  )
  if (!isAsked) return button
  return (
    <Suspense fallback={button}>
      <SavedViewsMenu page={page} />
    </Suspense>
  )
}
