import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'
import { stewardReasonWords } from '../words.ts'

/** Who keeps a data share, and why they do. */
export function StewardCell({ share: { dataSteward, stewardReason } }: { readonly share: DataShareRowFragment }) {
  return (
    <span className="truncate" title={`${dataSteward.fullName}, ${stewardReasonWords[stewardReason]}`}>
      {dataSteward.fullName} <span className="text-dim">{stewardReasonWords[stewardReason]}</span>
    </span>
  )
}

/** Who reaches it, and whether that is the project's group. */
export function GroupCell({ share: { securityGroup, groupInherited } }: { readonly share: DataShareRowFragment }) {
  return (
    <span className="truncate" title={securityGroup.groupName}>
      {securityGroup.groupName} <span className="text-dim">{groupInherited ? 'the project’s' : 'its own'}</span>
    </span>
  )
}
