import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { dataFolder, type Cluster } from './cluster.ts'
import { environment } from './env.ts'
import type { Postmaster } from './postmaster.ts'
import { usersFolder } from './users.ts'

/** Reads one line: a farewell. If instead the input ends, its writer was killed, and the server is stopped for it. */
const script = `
trap '' INT TERM HUP
read -r farewell && exit 0
rm -f "$USERS/$ME"
for file in "$USERS"/*; do
  [ -e "$file" ] || continue
  name="\${file##*/}"
  kill -0 "\${name%%.*}" 2>/dev/null && exit 0
done
if [ "$(head -n 1 "$DATA/postmaster.pid" 2>/dev/null)" = "$POSTMASTER" ]; then
  kill -"$SIGNAL" "$POSTMASTER"
  # Bounded: where nobody collects dead processes, a dead one still answers.
  tries=0
  while [ "$tries" -lt 100 ] && kill -0 "$POSTMASTER" 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
fi
[ -n "$REMOVE" ] && rm -rf "$REMOVE" "$FOLDER"
`

/**
 * Sets a small shell beside us that outlives us: killed without a chance to clean up, we leave no server behind.
 * Returns the farewell, to be called once the server was stopped properly.
 */
export function setGuard(cluster: Cluster, postmaster: Postmaster, me: string): () => void {
  const throwaway = cluster.profile === 'throwaway'
  const guard = spawn('/bin/sh', ['-c', script], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {
      ...environment.forPrograms,
      USERS: usersFolder(cluster.home),
      ME: me,
      DATA: dataFolder(cluster),
      FOLDER: join(cluster.folder),
      POSTMASTER: String(postmaster.pid),
      SIGNAL: throwaway ? 'QUIT' : 'INT',
      REMOVE: throwaway ? cluster.home : '',
    },
  })
  guard.on('error', () => {})
  guard.stdin.on('error', () => {})
  // Neither the guard nor the pipe to it may keep this process alive.
  guard.unref()
  ;(guard.stdin as unknown as { unref(): void }).unref()
  return () => guard.stdin.end('farewell\n')
}
