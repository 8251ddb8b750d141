import type { Command } from '@tenure/ui/command-palette'
import Bell from 'lucide-react/icons/bell'
import ChartColumn from 'lucide-react/icons/chart-column'
import FolderPlus from 'lucide-react/icons/folder-plus'
import Keyboard from 'lucide-react/icons/keyboard'
import KeyRound from 'lucide-react/icons/key-round'
import LogOut from 'lucide-react/icons/log-out'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import UserRound from 'lucide-react/icons/user-round'
import { navigationFor } from '../navigation.ts'
import type { ShellOverlay } from '../shell/shell.tsx'
import { signOut } from '../sign-in/sign-in.ts'
import { chooseTheme } from '../theme.ts'

/** A command and what it does. */
export interface Runnable extends Command {
  readonly run: () => void
}

/** Every place this person can open. */
export function placeCommands(permissions: readonly string[], go: (to: string) => void): readonly Runnable[] {
  const entries = navigationFor(permissions).flatMap((group) => group.entries)
  return entries.map(({ name, to, icon: Icon }) => ({
    id: `go ${to}`,
    name,
    kind: 'Go to',
    icon: <Icon size={16} />,
    run: () => go(to),
  }))
}

interface Ways {
  readonly open: (overlay: ShellOverlay) => void
  readonly go: (to: string) => void
}

/** What this person can do from anywhere. */
export function verbCommands(permissions: readonly string[], { open, go }: Ways): readonly Runnable[] {
  const verbs = [
    {
      id: 'create-project',
      name: 'New project',
      icon: <FolderPlus size={16} />,
      permission: 'project:create',
      run: () => open('create-project'),
    },
    {
      id: 'grant-allocation',
      name: 'Grant an allocation',
      icon: <ChartColumn size={16} />,
      permission: 'allocation:create',
      run: () => open('grant-allocation'),
    },
    {
      id: 'workbench',
      name: 'Allocations workbench',
      icon: <ChartColumn size={16} />,
      permission: 'allocation:update',
      run: () => go('/allocations/workbench'),
    },
    { id: 'new-token', name: 'New API token', icon: <KeyRound size={16} />, run: () => go('/profile') },
  ]
  const own = {
    id: 'profile',
    name: 'Profile',
    kind: 'Go to',
    icon: <UserRound size={16} />,
    run: () => go('/profile'),
  }
  const may = ({ permission }: { readonly permission?: string }) => !permission || permissions.includes(permission)
  const notices = { id: 'notices', name: 'Notices', kind: 'Go to', icon: <Bell size={16} />, run: () => go('/notices') }
  return [own, notices, ...verbs.filter(may).map((verb) => ({ ...verb, kind: 'Do' }))]
}

/** What the shell itself can do. */
export function actCommands(open: (overlay: ShellOverlay) => void): readonly Runnable[] {
  return [
    { id: 'light', name: 'Light theme', kind: 'Theme', icon: <Sun size={16} />, run: () => chooseTheme('light') },
    { id: 'dark', name: 'Dark theme', kind: 'Theme', icon: <Moon size={16} />, run: () => chooseTheme('dark') },
    {
      id: 'system',
      name: "The system's theme",
      kind: 'Theme',
      icon: <Monitor size={16} />,
      run: () => chooseTheme('system'),
    },
    { id: 'keys', name: 'Show the keys', kind: 'Help', icon: <Keyboard size={16} />, run: () => open('keys') },
    { id: 'sign-out', name: 'Sign out', kind: 'Session', icon: <LogOut size={16} />, run: () => void signOut() },
  ]
}
