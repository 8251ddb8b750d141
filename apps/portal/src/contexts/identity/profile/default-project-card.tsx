import { Link } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { linkStyle } from '@tenure/ui/link-style'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense, useState } from 'react'
import type { ProfilePageQuery } from '../../../graphql/generated/profile-page.ts'

const ChooseDefaultProject = lazyPart(() => import('./choose-default-project.tsx'), 'ChooseDefaultProject')

/** The viewer as the profile reads them. */
export type ProfileUser = ProfilePageQuery['viewer']['user']

/** The safety net: the project from which is drawn when another of the viewer's has too little left. */
export function DefaultProjectCard({ user }: { readonly user: ProfileUser }) {
  const [isChoosing, setChoosing] = useState(false)
  const { defaultProject, viewerCan } = user
  return (
    <Card
      title="Default project"
      lead="When another of your projects has too little left, the whole rest is drawn from this one if it has enough."
      actions={viewerCan.setDefaultProject && <Button onPress={() => setChoosing(true)}>Choose</Button>}
    >
      {defaultProject ? (
        <p>
          <Link to="/projects/$publicId" params={{ publicId: defaultProject.publicId }} className={linkStyle}>
            {defaultProject.name}
          </Link>{' '}
          <span className="text-dim">{defaultProject.publicId}</span>
        </p>
      ) : (
        <p className="text-dim">You have none: what does not fit is refused.</p>
      )}
      <Suspense>{isChoosing && <ChooseDefaultProject user={user} onClose={() => setChoosing(false)} />}</Suspense>
    </Card>
  )
}
