import { Link } from '@tanstack/react-router'
import { CopyText } from '@tenure/ui/copy-text'
import { DiffView } from '@tenure/ui/diff-view'
import { showMinute } from '@tenure/ui/instant'
import { KeyValue } from '@tenure/ui/key-value'
import { linkStyle } from '@tenure/ui/link-style'
import type { AuditLineFragment } from '../../graphql/generated/audit-line.ts'
import { differencesOf } from '../../graphql/record/differences.ts'
import { showAction } from '../../graphql/record/show-action.ts'
import { actorKind } from './actor-kind.ts'
import { objectName } from './object-name.ts'

/** One row of the audit log, whole. */
export function AuditEntry({ entry }: { readonly entry: AuditLineFragment }) {
  const {
    action,
    createdAt,
    actor,
    resourceType,
    resourceId,
    resourceName,
    refusal,
    project,
    reason,
    requestId,
    ipAddress,
    userAgent,
    changes,
  } = entry
  return (
    <>
      <div>
        <h3 className="text-title">{showAction(action)}</h3>
        {refusal && <p className="text-bad">{showAction(refusal.operation)}</p>}
        {reason !== null && <p>“{reason}”</p>}
      </div>
      <KeyValue
        items={[
          { name: 'When', value: `${showMinute(createdAt)} UTC` },
          { name: 'By', value: actor?.fullName ?? 'The installation' },
          { name: 'Came', value: actorKind(entry.actorKind) },
          { name: 'Why', value: refusal && refusal.message },
          { name: 'How often', value: refusal && refusal.times > 1 ? `${refusal.times} times in that minute` : null },
          {
            name: 'To',
            value: resourceName === null ? objectName(resourceType) : `${objectName(resourceType)} ${resourceName}`,
          },
          {
            name: 'Life',
            value: resourceId && (
              <Link to="/audit" search={{ about: resourceId }} className={linkStyle}>
                All that was done to it
              </Link>
            ),
          },
          {
            name: 'Project',
            value: project && (
              <Link to="/projects/$publicId" params={{ publicId: project.publicId }} className={linkStyle}>
                {project.name}
              </Link>
            ),
          },
          { name: 'From', value: ipAddress },
          { name: 'Program', value: userAgent },
          { name: 'Request', value: requestId && <CopyText label="Request" text={requestId} shown={13} /> },
        ]}
      />
      {changes.length > 0 ? (
        <DiffView label={`What became different: ${showAction(action)}`} differences={differencesOf(changes)} />
      ) : (
        !refusal && <p className="text-dim">No field became different.</p>
      )}
    </>
  )
}
