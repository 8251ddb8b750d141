import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { englishOnly } from './build/english-only.ts'
import { preloadFont } from './build/preload-font.ts'

// The host stays the portal's own: the API compares it with the origin of the page.
const api = { target: 'http://127.0.0.1:4000', changeOrigin: false }

export default defineConfig({
  plugins: [react(), tailwindcss(), englishOnly(), preloadFont()],
  server: { host: '127.0.0.1', proxy: { '/graphql': api, '/auth': api, '/import/': api, '/export/': api } },
  build: {
    // light-dark() and nesting as they stand: browsers since mid 2024.
    target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
    // Nothing is put into the page as data: or inline, so that the content security policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    manifest: true,
  },
})
