import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { ToastRegion } from '@tenure/ui/toast-region'
import { ThemeButton } from '../shell/theme-button.tsx'
import { GalleryButtons } from './gallery-buttons.tsx'
import { GalleryFields } from './gallery-fields.tsx'
import { GalleryGrid } from './gallery-grid.tsx'
import { GalleryOverlays } from './gallery-overlays.tsx'
import { GalleryPictures } from './gallery-pictures.tsx'
import { GalleryRecords } from './gallery-records.tsx'

/** The kit at a glance, in the states that matter. What is wrong here is wrong everywhere. */
export function GalleryPage() {
  return (
    <main className="h-dvh overflow-auto">
      <title>Kit · Tenure</title>
      <Page>
        <PageHeader
          title="Kit"
          lead="Paper, ink, one green: every part in the states that matter."
          actions={<ThemeButton />}
        />
        <div className="grid items-start gap-4 desk:grid-cols-2 *:min-w-0">
          <GalleryButtons />
          <GalleryOverlays />
          <GalleryFields />
          <GalleryPictures />
          <GalleryRecords />
        </div>
        <GalleryGrid />
      </Page>
      <ToastRegion />
    </main>
  )
}
