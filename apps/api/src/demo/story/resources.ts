/** What both houses allocate. */
export const resources = [
  {
    key: 'cpu',
    name: 'CPU core-hours',
    unit: 'core-hours',
    isStorageType: false,
    description: 'On the general partition.',
  },
  {
    key: 'gpu',
    name: 'GPU hours',
    unit: 'GPU hours',
    isStorageType: false,
    description: 'On the accelerated partition, by the whole card.',
  },
  { key: 'project', name: 'Project storage', unit: 'TB', isStorageType: true, description: 'Backed up every night.' },
  {
    key: 'scratch',
    name: 'Scratch storage',
    unit: 'TB',
    isStorageType: true,
    description: 'Fast, and swept after 60 days.',
  },
  { key: 'object', name: 'Object storage', unit: 'TB', isStorageType: true, description: 'S3-like buckets.' },
  {
    key: 'tokens',
    name: 'Inference tokens',
    unit: 'million tokens',
    isStorageType: false,
    description: 'On the house’s language models.',
  },
] as const

export type ResourceKey = (typeof resources)[number]['key']
