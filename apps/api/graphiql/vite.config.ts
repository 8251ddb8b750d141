import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  // Libraries of others speak of directives that mean nothing to a browser.
  logLevel: 'error',
  // Nothing is written into the page: its policy takes files of ours alone.
  build: { outDir: 'dist', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 8_000 },
  worker: { format: 'es' },
})
