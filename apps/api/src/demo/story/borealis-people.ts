import type { Character } from './character.ts'

/** Borealis University: a smaller house beside the first, and never seen from it. */
export const borealisPeople: readonly Character[] = [
  { key: 'admin', name: 'Astrid Nygård', roles: ['admin'] },
  { key: 'pi', name: 'Tomás Herrera', roles: ['pi'] },
  { key: 'manager', name: 'Olena Shevchenko', roles: ['resource_manager'] },
  { key: 'laurent', name: 'Hélène Laurent', roles: ['pi'] },
  { key: 'banda', name: 'Kondwani Banda', roles: ['pi'] },
  { key: 'eriksen', name: 'Signe Eriksen', roles: ['data_steward'] },
  { key: 'yilmaz', name: 'Deniz Yılmaz', roles: [] },
  { key: 'park', name: 'Min-jun Park', roles: [] },
  { key: 'ferrari', name: 'Giulia Ferrari', roles: [] },
]
