/** Names and words that have no place here. Each rule says why and what to do instead. */
import { root } from './env.mjs'
import { filesIn, textOf } from './files.mjs'

const code = /\.(ts|tsx|mjs|cjs|js)$/
const tests = /\.(test|spec)\.tsx?$/
const text =
  /\.(ts|tsx|mjs|cjs|js|json|jsonc|md|sql|prisma|css|html|graphql|yaml|yml|sh|csv)$|(^|\/)(\.npmrc|\.ci\/run|LICENSE)$/
const thisScript = 'scripts/check-words.mjs'

/** A rule about names of files and folders. */
const names = [
  {
    forbidden: /(^|\/)(utils?|helpers?|common|services?)(\.|\/|$)|\.(util|helper)s?\./,
    because: 'says nothing about what is inside: name the noun or the verb',
  },
]

/** Rules about what stands in files. */
const words = [
  {
    in: code,
    except: /(^|\/)env\.(ts|mjs)$/,
    forbidden: /\bprocess\.env\b/,
    because: 'the environment is read in env.ts alone',
  },
  {
    in: code,
    except: /\.config\.(ts|mjs)$/,
    forbidden: /^\s*export default\b/,
    because: 'a named export is found by searching for its name',
  },
  { in: /\.tsx?$/, forbidden: /(:|<|,|\bas)\s*any\b(?!\()/, because: 'use unknown, and look at what it is' },
  {
    in: tests,
    forbidden: /\b(sleep|delay)\(|waitForTimeout\(|timers\/promises|await new Promise\(.*setTimeout/,
    because: 'a test that sleeps is slow and still fails one day: wait for what you wait for (expect.poll)',
  },
  {
    in: text,
    forbidden: /(^|[\s"'`(=])(\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|\/root\/|[A-Z]:\\Users\\)/,
    because: 'a path of one machine is wrong on every other',
  },
  {
    in: text,
    forbidden: new RegExp(`(?<![\\w.-])${root.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(/|\\b)`),
    because: 'this is where the project lies on this machine',
  },
  {
    in: /(^|\/)(\.npmrc|pnpm-lock\.yaml|pnpm-workspace\.yaml|package\.json)$/,
    forbidden: /\bregistry\s*[:=]|tarball:\s*http/,
    because: 'which package registry is used is for each machine to say',
  },
]

const isComment = (line) => /^\s*(\/\/|\*|\/\*|#|--)/.test(line)
const found = []

for (const path of filesIn()) {
  for (const { forbidden, because } of names) if (forbidden.test(path)) found.push(`${path}: ${because}.`)
  const rules = words.filter((rule) => rule.in.test(path) && !rule.except?.test(path) && path !== thisScript)
  if (rules.length === 0) continue
  for (const [index, line] of textOf(path).split('\n').entries()) {
    for (const { forbidden, because } of rules) {
      if (forbidden.test(line) && !(code.test(path) && isComment(line))) found.push(`${path}:${index + 1}: ${because}.`)
    }
  }
}

for (const line of found) console.log(line)
console.log(found.length === 0 ? 'Nothing forbidden.' : `${found.length} to mend.`)
process.exitCode = found.length > 0 ? 1 : 0
