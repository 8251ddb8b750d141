import type { Command } from '@tenure/ui/command-palette'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
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
