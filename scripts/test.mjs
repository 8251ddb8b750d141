/**
 * `npm test`: sets up, then runs every check and suite and prints a table and, last, `N passed, N failed`.
 * `--checks` runs the checks alone; words pick what has them in its name: `npm test -- lint graphql`.
 */
import './require-node.mjs'
import { chromium } from './browser.mjs'
import { slapd } from './slapd.mjs'
import { isPresent, runCheck, runSuite } from './run-suite.mjs'
import { build, generate, install } from './setup.mjs'
import { bold, dim, green, red, seconds, stopWith } from './terminal.mjs'

const args = process.argv.slice(2)
const wanted = args.filter((word) => !word.startsWith('-'))
const isWanted = ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word))
const rows = []
const running = new Set()

/** Where a terminal shows it, a line that says what runs now. */
const showRunning = () =>
  process.stdout.isTTY && process.stdout.write(`\r\u001b[K${running.size > 0 ? `  ${[...running].join(', ')} … ` : ''}`)

async function go(entry, work) {
  const row = { name: entry.name, passed: 0, failed: 1, skipped: 0, ms: 0 }
  rows.push(row)
  running.add(entry.name)
  if (process.stdout.isTTY) showRunning()
  else console.log(`  ${entry.name} …`)
  const began = Date.now()
  const result = await work().catch((error) => ({ passed: 0, failed: 1, skipped: 0, output: error.message }))
  const ms = Date.now() - began
  Object.assign(row, { ms, ...result })
  running.delete(entry.name)
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K')
  const skipped = result.skipped ? `, ${result.skipped} skipped` : ''
  const mark = result.failed === 0 ? green('✓') : red('✗')
  console.log(`${mark} ${entry.name} ${dim(`${result.passed} passed${skipped}, ${seconds(ms)}`)}`)
  if (result.failed > 0) {
    const lines = result.output.trim().split('\n').slice(-200)
    console.log(lines.map((line) => `    ${line}`).join('\n'))
    console.log(`    ${bold('To mend it:')} ${entry.mend ?? `npm test -- "${entry.name}"`}\n`)
  }
  showRunning()
}

/** Does things in their order, two at a time: most of them keep one core busy, and wait for their server or browser. */
async function inTwoLanes(works) {
  const waiting = [...works]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next()
  }
  await Promise.all([lane(), lane()])
}

/** The environment of a suite; one that needs a browser gets its path. */
async function environmentOf(suite) {
  if (suite.slapd && !(await slapd()))
    console.log(`${dim('–')} ${suite.name} ${dim('against OpenLDAP passed over: no slapd is installed here')}`)
  return suite.browser ? { CHROMIUM_PATH: await chromium() } : {}
}

function table() {
  const width = Math.max(...rows.map(({ name }) => name.length))
  console.log(`\n${bold('What'.padEnd(width))}  passed  failed  skipped     time`)
  for (const { name, passed, failed, skipped, ms } of rows) {
    const numbers = [
      String(passed).padStart(6),
      String(failed).padStart(6),
      String(skipped).padStart(7),
      seconds(ms).padStart(7),
    ]
    console.log(`${name.padEnd(width)}  ${numbers.join('  ')}`)
  }
}

async function main() {
  const began = Date.now()
  await go({ name: 'set-up', mend: 'npm run generate' }, () => asCheck(install().then(generate)))
  if (rows[0].failed > 0) return end(began)
  await go({ name: 'build', mend: 'npm run build' }, () => asCheck(build()))
  const { checks, suites } = await import('./suites.mjs')
  const chosen = (entries) => entries.filter(isWanted).filter(isPresent)
  const ofSuite = (suite) => async () => {
    if (suite.passedOver) return console.log(`${dim('–')} ${suite.name} ${dim(`passed over: ${suite.passedOver}`)}`)
    await go(suite, async () => runSuite(suite, await environmentOf(suite)))
  }
  await inTwoLanes([
    ...chosen(checks).map((check) => () => go(check, () => runCheck(check))),
    ...(args.includes('--checks') ? [] : chosen(suites).map(ofSuite)),
  ])
  end(began)
}

/** A step of the set-up, counted as one test: where it fails, the rest still says what it can. */
const asCheck = (work) => work.then(() => ({ passed: 1, failed: 0, skipped: 0, output: '' }))

function end(began) {
  table()
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0)
  console.log(`\nIn ${seconds(Date.now() - began)}.`)
  process.exitCode = sum('failed') > 0 || rows.length === 0 ? 1 : 0
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
}

await main().catch(stopWith)
