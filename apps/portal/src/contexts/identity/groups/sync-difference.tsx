import type { SyncDifferenceFragment as Preview } from '../../../graphql/generated/sync-difference.ts'

/** So many lines of each kind are listed; the rest is counted. */
const shown = 100

/** Who joins and who leaves, what that opens and closes, and what is left alone because nobody here is it. */
export function SyncDifference({ preview }: { readonly preview: Preview }) {
  const { joins, leaves, access, unknownGroups, unknownPeople } = preview
  const pair = ({ fullName, username, groupName }: Preview['joins'][number]) =>
    `${fullName} (${username}) · ${groupName}`
  return (
    <>
      {joins.length + leaves.length === 0 && (
        <p role="status">Everybody is where they belong: there is nothing to do.</p>
      )}
      <Lines title={`Joining: ${joins.length.toLocaleString('en-GB')}`} lines={joins.map(pair)} tone="text-accent" />
      <Lines title={`Leaving: ${leaves.length.toLocaleString('en-GB')}`} lines={leaves.map(pair)} tone="text-bad" />
      <Lines
        title="What that opens and closes"
        lines={access.flatMap(({ user, gains, loses }) => [
          ...gains.map(({ label }) => `+ ${user.fullName} reaches ${label}`),
          ...loses.map(({ label }) => `− ${user.fullName} no longer reaches ${label}`),
        ])}
      />
      <Lines title="Groups there that none here is bound to" lines={unknownGroups} tone="text-dim" />
      <Lines
        title="Members there whom nobody here is"
        lines={unknownPeople.map(({ group, member }) => `${member} · ${group}`)}
        tone="text-dim"
      />
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly lines: readonly string[]
  readonly tone?: string
}

function Lines({ title, lines, tone }: LinesProps) {
  if (lines.length === 0) return null
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-semibold">{title}</h3>
      <ul aria-label={title} className={tone}>
        {lines.slice(0, shown).map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      {lines.length > shown && <p className="text-dim">and {(lines.length - shown).toLocaleString('en-GB')} more</p>}
    </section>
  )
}
