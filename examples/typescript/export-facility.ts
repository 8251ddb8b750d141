// Saves the whole facility as CSV, as it stands at one moment. Usage: export-facility.ts [file]
import { writeFile } from 'node:fs/promises'
import { comeIn } from './ask.ts'
import { env } from './env.ts'

const to = process.argv[2] ?? 'facility.zip'
const answer = await fetch(`${env.url}/export/facility.zip`, { headers: await comeIn() })
if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message)
await writeFile(to, Buffer.from(await answer.arrayBuffer()))
console.log(`Saved ${to}`)
