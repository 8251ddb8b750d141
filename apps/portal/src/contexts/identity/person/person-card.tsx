import { Card } from '@tenure/ui/card'
import { showDay, showMinute } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'

interface PersonCardProps {
  readonly person: {
    readonly username: string
    readonly email: string
    readonly emailVerified: boolean
    readonly createdAt: string
    readonly lastLoginAt: string | null
    readonly lockedUntil: string | null
    readonly archivedAt: string | null
  }
}

/** Who they are here. */
export function PersonCard({ person }: PersonCardProps) {
  const { username, email, emailVerified, createdAt, lastLoginAt, lockedUntil, archivedAt } = person
  return (
    <Card title="Who">
      <KeyValue
        items={[
          { name: 'Username', value: username },
          { name: 'E-mail', value: emailVerified ? email : `${email}, not yet confirmed` },
          { name: 'Known since', value: showDay(createdAt) },
          { name: 'Last signed in', value: lastLoginAt ? `${showMinute(lastLoginAt)} UTC` : 'Never' },
          {
            name: 'Locked',
            value: lockedUntil && (
              <span className="text-warn">After failed sign-ins, until {showMinute(lockedUntil)} UTC</span>
            ),
          },
          { name: 'Archived', value: archivedAt && showDay(archivedAt) },
        ]}
      />
    </Card>
  )
}
