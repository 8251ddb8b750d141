/** Runs one check or suite and says how it went. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './env.mjs'
import { filesIn } from './files.mjs'
import { run } from './run.mjs'

/** Longer than any takes on a busy machine: what is stopped by it hangs. */
const limitMs = 2_700_000

/** Whether a package parts its tests into projects; one that does not has unit tests only. */
const hasProjects = (folder) => filesIn(`${folder}/vitest.config.ts`).length > 0

/** Whether a check or suite has anything to look at yet. */
export function isPresent(entry) {
  if (!entry.in) return true
  if (entry.run) return filesIn(`${entry.in}/tsconfig.json`).length > 0
  if (!hasProjects(entry.in) && (entry.project ?? 'unit') !== 'unit') return false
  return filesIn(entry.under ? `${entry.in}/${entry.under}` : entry.in).some((path) =>
    /\.(test|spec)\.tsx?$/.test(path),
  )
}

/** Runs a check: one test, passed if the command ends with 0. */
export async function runCheck(check) {
  const { code, output } = await run(check.run, { folder: check.in ?? '.', timeoutMs: limitMs })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
}

/** Runs a suite and counts by vitest's own report. A run that fails without a failed test counts as one failure. */
export async function runSuite(suite, env) {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-report-'))
  const report = join(folder, 'report.json')
  const project = suite.project && hasProjects(suite.in) ? ['--project', suite.project] : []
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const command = ['vitest', 'run', ...project, ...reporters]
  const { code, output } = await run(command, {
    folder: suite.in,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
    timeoutMs: limitMs,
  })
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  rmSync(folder, { recursive: true, force: true })
  const {
    numPassedTests: passed = 0,
    numFailedTests = 0,
    numPendingTests: pending = 0,
    numTodoTests: todo = 0,
  } = counts
  const nothingRan = code === 0 && passed === 0
  const failed = numFailedTests > 0 ? numFailedTests : code !== 0 || nothingRan ? 1 : 0
  const note = nothingRan
    ? '\nNo test ran: is the project named in scripts/suites.mjs the one in the vitest config?'
    : ''
  return { passed, failed, skipped: pending + todo, output: output.replaceAll(`${root}/`, '') + note }
}
