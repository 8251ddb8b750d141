import { useNavigate } from '@tanstack/react-router'
import { type Command, CommandPalette } from '@tenure/ui/command-palette'
import { useState } from 'react'
import type { ShellOverlay } from '../shell/shell.tsx'
import { useSession } from '../session/session.ts'
import { actCommands, placeCommands, type Runnable, verbCommands } from './commands.tsx'
import { useFound } from './use-found.tsx'

interface PaletteProps {
  readonly onClose: () => void
  readonly onOpen: (overlay: ShellOverlay) => void
}

/** Ctrl K: every place, every verb, every project, person and allocation. */
export function Palette({ onClose, onOpen }: PaletteProps) {
  const [typed, setTyped] = useState('')
  const { permissions } = useSession()
  const navigate = useNavigate()
  const go = (address: string) => void navigate({ href: address })
  const found = useFound({ typed, people: permissions.includes('user:read'), go })
  const fixed = [
    ...placeCommands(permissions, go),
    ...verbCommands(permissions, { open: onOpen, go }),
    ...actCommands(onOpen),
  ]
  const commands: readonly Runnable[] = [...fixed.filter(fits(typed)), ...found.commands]
  const choose = (id: string) => {
    onClose()
    commands.find((command) => command.id === id)?.run()
  }
  return (
    <CommandPalette
      {...{ commands, typed, onClose }}
      onType={setTyped}
      onChoose={choose}
      isSearching={found.isSearching}
    />
  )
}

/** Whether all words typed are in a command's name or kind. */
function fits(typed: string): (command: Command) => boolean {
  const words = typed.toLowerCase().split(/\s+/)
  return ({ name, kind }) => words.every((word) => `${kind} ${name}`.toLowerCase().includes(word))
}
