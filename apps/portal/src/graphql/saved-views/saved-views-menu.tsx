import { useRouter, useRouterState } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { Menu } from '@tenure/ui/menu'
import Bookmark from 'lucide-react/icons/bookmark'
import Settings2 from 'lucide-react/icons/settings-2'
import Plus from 'lucide-react/icons/plus'
import Users from 'lucide-react/icons/users'
import { useState } from 'react'
import { useQuery } from 'urql'
import { SavedViewsDocument } from '../generated/saved-views.ts'
import { ManageViews } from './manage-views.tsx'
import { SaveView } from './save-view.tsx'
import { viewAddress } from './view-address.ts'

/** The views of a page by name, to go to; and to keep the list as it is. */
export function SavedViewsMenu({ page }: { readonly page: string }) {
  const [{ data }] = useQuery({ query: SavedViewsDocument, variables: { page } })
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const router = useRouter()
  const address = useRouterState({ select: ({ location }) => viewAddress(location.searchStr) })
  const views = data?.savedViews ?? []
  const here = views.find((view) => view.address === address)
  const go = (to: string) =>
    void router.navigate({ to: '.', search: router.options.parseSearch?.(`?${to}`) ?? {} } as never)
  const act = (id: string) => {
    if (id === 'save' || id === 'manage') return setOpen(id)
    const view = views.find((one) => one.id === id)
    if (view) go(view.address)
  }
  return (
    <>
      <Menu
        label="Saved views"
        isOpenAtFirst
        trigger={<Button icon={<Bookmark size={14} aria-hidden />}>{here ? here.name : 'Views'}</Button>}
        onAction={act}
        actions={[
          ...views.map(({ id, name, isShared }) => ({
            id,
            label: isShared ? `${name}, shared` : name,
            icon: isShared ? <Users size={14} aria-hidden /> : <Bookmark size={14} aria-hidden />,
          })),
          { id: 'save', label: 'Save this view…', icon: <Plus size={14} aria-hidden /> },
          ...(views.length > 0
            ? [{ id: 'manage', label: 'Manage views…', icon: <Settings2 size={14} aria-hidden /> }]
            : []),
        ]}
      />
      {open === 'save' && <SaveView {...{ page, address }} onClose={() => setOpen(null)} />}
      {open === 'manage' && <ManageViews {...{ views, address }} onClose={() => setOpen(null)} />}
    </>
  )
}
