/** Small files: none written by hand over 12 KB, nine in ten under 5 KB. */
import { bytesOf, filesIn } from './files.mjs'

const byHand = /\.(ts|tsx|mjs|cjs|js|css|sql|prisma|sh|html|graphql)$/
const madeByPrograms = /(^|\/)(schema\.graphql|pnpm-lock\.yaml)$|\.gen\.ts$/
const limit = 12_288
const usual = 5_120

const sizes = filesIn()
  .filter((path) => byHand.test(path) && !madeByPrograms.test(path))
  .map((path) => ({ path, bytes: bytesOf(path).length }))
  .sort((a, b) => b.bytes - a.bytes)

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
const tooLong = sizes.filter(({ bytes }) => bytes > limit)
const long = sizes.filter(({ bytes }) => bytes > usual)
const share = long.length / sizes.length

for (const { path, bytes } of tooLong)
  console.log(`${path} has ${kilobytes(bytes)}; 12 KB is the most. Part it by what it does.`)
if (share > 0.1) {
  console.log(`${(share * 100).toFixed(1)} % of ${sizes.length} files are over 5 KB; 10 % may be. The longest:`)
  for (const { path, bytes } of long.slice(0, 15)) console.log(`  ${path} ${kilobytes(bytes)}`)
}
const median = sizes[Math.floor(sizes.length / 2)]?.bytes ?? 0
console.log(
  `${sizes.length} files, half of them under ${kilobytes(median)}, ${long.length} over 5 KB, the longest ${kilobytes(sizes[0].bytes)}.`,
)
process.exitCode = tooLong.length > 0 || share > 0.1 ? 1 : 0
