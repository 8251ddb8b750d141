import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { showDay } from '@tenure/ui/instant'
import { Menu } from '@tenure/ui/menu'
import { Table, type TableColumn } from '@tenure/ui/table'
import { useNarrow } from '@tenure/ui/use-media'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useMemo } from 'react'
import type { MemberRowFragment } from '../../../graphql/generated/member-row.ts'
import { roleOptions, roleWords } from '../words.ts'
import { PersonCell } from './person-cell.tsx'
import { useMemberVerbs } from './use-member-verbs.ts'

interface MemberTableProps {
  readonly projectId: string
  readonly members: readonly MemberRowFragment[]
  readonly mayChange: boolean
}

/** Members with their roles; who may changes a role or removes a member in place, with the way back in the notice. */
export function MemberTable({ projectId, members, mayChange }: MemberTableProps) {
  const isNarrow = useNarrow()
  const verbs = useMemberVerbs(projectId)
  const columns = useMemo<readonly TableColumn<MemberRowFragment>[]>(
    () => [
      { id: 'person', header: 'Person', cell: ({ user }) => <PersonCell person={user} /> },
      {
        id: 'role',
        header: 'Role',
        cell: (member) =>
          mayChange ? (
            <RoleMenu member={member} onChange={verbs.changeRole} />
          ) : (
            <Badge>{roleWords[member.role].name}</Badge>
          ),
      },
      { id: 'since', header: 'Since', align: 'end', cell: ({ createdAt }) => showDay(createdAt) },
      ...(mayChange
        ? [
            {
              id: 'remove',
              header: <span className="sr-only">Acts</span>,
              align: 'end' as const,
              cell: (member: MemberRowFragment) => (
                <Button
                  tone="quiet"
                  aria-label={`Remove ${member.user.fullName}`}
                  onPress={() => void verbs.remove(member)}
                >
                  Remove
                </Button>
              ),
            },
          ]
        : []),
    ],
    [mayChange, verbs],
  )
  return (
    <Table
      label="Members"
      columns={isNarrow ? columns.filter(({ id }) => id !== 'since') : columns}
      rows={members}
      rowId={({ id }) => id}
    />
  )
}

interface RoleMenuProps {
  readonly member: MemberRowFragment
  readonly onChange: (member: MemberRowFragment, role: MemberRowFragment['role']) => Promise<void>
}

function RoleMenu({ member, onChange }: RoleMenuProps) {
  const { name } = roleWords[member.role]
  return (
    <Menu
      label={`Role of ${member.user.fullName}`}
      trigger={
        <Button tone="quiet" className="-ms-2" aria-label={`${name}, role of ${member.user.fullName}`}>
          {name}
          <ChevronDown size={14} aria-hidden className="text-dim" />
        </Button>
      }
      actions={roleOptions.map((option) => ({
        id: option.id,
        label: option.name,
        isDisabled: option.id === member.role,
      }))}
      onAction={(role) => void onChange(member, role as MemberRowFragment['role'])}
    />
  )
}
