import { vi } from 'vitest'
import { statementLog, type StatementLog } from '../src/kernel/database/statement-count.ts'

/** Watches the requests of an API in this process; answers the statements of the last one that was asked, in their order. */
export function watchStatements(): () => readonly string[] {
  let last: StatementLog | undefined
  const run = statementLog.run.bind(statementLog)
  vi.spyOn(statementLog, 'run').mockImplementation((log, ...rest) => {
    log.texts ??= []
    last = log
    return run(log, ...(rest as [() => unknown]))
  })
  return () => last?.texts ?? []
}
