// All that other contexts may import.
export * from './access.ts'
