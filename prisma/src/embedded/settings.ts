/** How careful the server is: `kept` for data that matter, `throwaway` for tests, where speed is all. */
export type Profile = 'kept' | 'throwaway'

const always = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be longer than a socket's address can be, and TCP with a password serves everyone.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  shared_preload_libraries: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  max_connections: '100',
  // Disks that seek are gone; with the default, plans under row level security scan small tables once per parent row.
  random_page_cost: '1.1',
}

const byProfile: Readonly<Record<Profile, Readonly<Record<string, string>>>> = {
  kept: { fsync: 'on', shared_buffers: '256MB', max_wal_size: '2GB', checkpoint_timeout: '15min' },
  throwaway: {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum_naptime: '1h',
    wal_level: 'minimal',
    max_wal_senders: '0',
    shared_buffers: '128MB',
    max_wal_size: '4GB',
  },
}

/** The text of the configuration file for a profile and a port. */
export function configuration(profile: Profile, port: number): string {
  const settings = { ...always, ...byProfile[profile], port: String(port) }
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('')
}
