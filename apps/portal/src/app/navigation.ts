import type { LinkProps } from '@tanstack/react-router'
import ArrowDownUp from 'lucide-react/icons/arrow-down-up'
import ChartColumn from 'lucide-react/icons/chart-column'
import Database from 'lucide-react/icons/database'
import Gauge from 'lucide-react/icons/gauge'
import Folder from 'lucide-react/icons/folder'
import House from 'lucide-react/icons/house'
import Inbox from 'lucide-react/icons/inbox'
import KeyRound from 'lucide-react/icons/key-round'
import Layers from 'lucide-react/icons/layers'
import ListChecks from 'lucide-react/icons/list-checks'
import ReceiptText from 'lucide-react/icons/receipt-text'
import ScrollText from 'lucide-react/icons/scroll-text'
import Server from 'lucide-react/icons/server'
import Settings from 'lucide-react/icons/settings'
import ShieldCheck from 'lucide-react/icons/shield-check'
import Users from 'lucide-react/icons/users'
import UsersRound from 'lucide-react/icons/users-round'
import type { ComponentType } from 'react'

/** A place in the menu. */
export interface NavigationEntry {
  readonly name: string
  readonly to: NonNullable<LinkProps['to']>
  readonly icon: ComponentType<{ readonly size?: number }>
  /** The permission without which the place is not shown; none for what everyone may open. */
  readonly permission?: string
}

/** Places that belong together, with the name of what they share. */
export interface NavigationGroup {
  readonly name?: string
  readonly entries: readonly NavigationEntry[]
}

const groups: readonly NavigationGroup[] = [
  {
    entries: [
      { name: 'Home', to: '/', icon: House },
      { name: 'Inbox', to: '/inbox', icon: Inbox },
      { name: 'Projects', to: '/projects', icon: Folder },
      { name: 'Allocations', to: '/allocations', icon: ChartColumn },
      { name: 'Requests', to: '/requests', icon: Inbox },
      { name: 'Resource types', to: '/resource-types', icon: Layers },
      { name: 'Supply', to: '/supply', icon: Server, permission: 'allocation:read' },
    ],
  },
  {
    name: 'Data',
    entries: [
      { name: 'Data shares', to: '/data-shares', icon: Database },
      { name: 'Groups', to: '/groups', icon: KeyRound },
    ],
  },
  { name: 'Record', entries: [{ name: 'Audit', to: '/audit', icon: ScrollText, permission: 'audit:read' }] },
  {
    name: 'Admin',
    entries: [
      { name: 'People', to: '/people', icon: Users, permission: 'user:read' },
      { name: 'Teams', to: '/teams', icon: UsersRound, permission: 'user:read' },
      { name: 'Roles', to: '/roles', icon: ShieldCheck, permission: 'role:read' },
      { name: 'Approval rules', to: '/approval-rules', icon: ListChecks, permission: 'tenant:update' },
      { name: 'Institution', to: '/institution', icon: Settings, permission: 'tenant:update' },
      { name: 'Sign-in', to: '/admin/sign-in', icon: KeyRound, permission: 'identity_provider:update' },
      { name: 'Billing', to: '/billing', icon: ReceiptText, permission: 'billing:view' },
      { name: 'Use', to: '/usage', icon: Gauge, permission: 'usage:record' },
      { name: 'Import and export', to: '/import', icon: ArrowDownUp, permission: 'facility:export' },
    ],
  },
]

/** The menu for a person's permissions; groups without any place fall out. */
export function navigationFor(permissions: readonly string[]): readonly NavigationGroup[] {
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ permission }) => !permission || permissions.includes(permission)),
    }))
    .filter(({ entries }) => entries.length > 0)
}
