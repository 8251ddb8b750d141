/** `npm start`: everything from a fresh clone to an open address; a second start skips what has not changed. */
import './require-node.mjs'

process.argv.splice(2, 0, 'start')
await import('./tenure.mjs')
