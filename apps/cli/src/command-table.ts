import type { CommandEntry } from './command.ts'

/** Every command there is, in the order `tenure --help` lists them. */
export const commandTable: readonly CommandEntry[] = [
  {
    words: 'start',
    summary: 'Start the database, the API, the worker and the portal',
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    words: 'db migrate',
    summary: 'Bring the database to the newest shape and law',
    load: async () => (await import('./commands/db-migrate.ts')).dbMigrate,
  },
  {
    words: 'db rollback',
    summary: 'Take the newest migrations back',
    load: async () => (await import('./commands/db-rollback.ts')).dbRollback,
  },
  {
    words: 'db status',
    summary: 'Say which database is used, its version, and which migrations it has',
    load: async () => (await import('./commands/db-status.ts')).dbStatus,
  },
  {
    words: 'db doctor',
    summary: 'Look the database over: is every wall in it standing?',
    load: async () => (await import('./commands/db-doctor.ts')).dbDoctor,
  },
  {
    words: 'db drift',
    summary: 'Compare the database with the Prisma schema',
    load: async () => (await import('./commands/db-drift.ts')).dbDrift,
  },
  {
    words: 'import',
    summary: 'Import a facility from CSV files, Slurm or ColdFront: a dry run, unless told to apply it',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    words: 'export machine',
    summary: 'Export a file for Slurm, quotas, a directory or Open OnDemand, or compare with what stands there',
    load: async () => (await import('./commands/export-machine.ts')).exportMachine,
  },
  {
    words: 'export',
    summary: 'Export the facility as CSV files',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    words: 'usage import',
    summary: 'Import what was used: sacct, storage quotas or a CSV file',
    load: async () => (await import('./commands/usage-import.ts')).usageImport,
  },
  {
    words: 'groups sync',
    summary: 'Sync security groups from a directory or a CSV file: a dry run, unless told to apply it',
    load: async () => (await import('./commands/groups-sync.ts')).groupsSync,
  },
  {
    words: 'audit verify',
    summary: 'Verify the audit log: was anything changed behind its back?',
    load: async () => (await import('./commands/audit-verify.ts')).auditVerify,
  },
  {
    words: 'audit seal',
    summary: 'Seal the audit log now, not at the worker’s next turn',
    load: async () => (await import('./commands/audit-seal.ts')).auditSeal,
  },
  {
    words: 'audit rotate-key',
    summary: 'Put a new signing key in the place of the present one, introduced by a checkpoint that both sign',
    load: async () => (await import('./commands/audit-rotate-key.ts')).auditRotateKey,
  },
  {
    words: 'audit accept-restore',
    summary: 'Go on sealing after an older backup was put in place: says what is gone, unless told to apply it',
    load: async () => (await import('./commands/audit-accept-restore.ts')).auditAcceptRestore,
  },
  {
    words: 'audit export',
    summary: 'Export the audit log with its proof, to be verified anywhere',
    load: async () => (await import('./commands/audit-export.ts')).auditExport,
  },
  {
    words: 'audit retain',
    summary: 'Take whole months out of the audit log, into bundles that prove them',
    load: async () => (await import('./commands/audit-retain.ts')).auditRetain,
  },
  {
    words: 'tenant create',
    summary: 'Set up an institution with its first administrator',
    load: async () => (await import('./commands/tenant-create.ts')).tenantCreate,
  },
  {
    words: 'tenant set',
    summary: 'Say or set what the installation sets of an institution: tier, quota, data region, ITAR restriction',
    load: async () => (await import('./commands/tenant-set.ts')).tenantSet,
  },
  {
    words: 'tenant attest',
    summary: 'Attest a person for export control, the first of an institution',
    load: async () => (await import('./commands/tenant-attest.ts')).tenantAttest,
  },
  {
    words: 'demo',
    summary: 'Make a fresh demo, with --scale a large one',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
]
