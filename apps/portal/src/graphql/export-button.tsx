import { useMutation } from '@tanstack/react-query'
import { Button } from '@tenure/ui/button'
import { notify } from '@tenure/ui/toast-queue'
import Download from 'lucide-react/icons/download'
import type { ReactNode } from 'react'
import { download } from './download.ts'

interface ExportButtonProps {
  /** A file below /export/: 'allocations.csv', 'facility.zip'. */
  readonly file: string
  readonly children: ReactNode
}

/** Exports a file of the facility. Draw it for those with the permission facility:export. */
export function ExportButton({ file, children }: ExportButtonProps) {
  const { mutate, isPending } = useMutation({
    mutationFn: () => download(`/export/${file}`),
    onError: ({ message }) => notify({ title: `${file} was not exported`, detail: message, tone: 'bad' }),
  })
  return (
    <Button icon={<Download size={14} aria-hidden />} isPending={isPending} onPress={() => mutate()}>
      {children}
    </Button>
  )
}
