import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { englishOnly } from './build/english-only.ts'
import { preloadFont } from './build/preload-font.ts'

// The host stays the portal's own: the API compares it with the origin of the page.
const api = { target: 'http://127.0.0.1:4000', changeOrigin: false }

export default defineConfig({
  plugins: [react(), tailwindcss(), englishOnly(), preloadFont()],
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': api, '/auth': api, '/import/': api, '/export/': api, '/verify/': api },
  },
  // All that pages load later too, so that a dependency met late never makes the server start anew under an open page.
  optimizeDeps: { entries: ['index.html', 'src/**/*.tsx'] },
  build: {
    // light-dark() and nesting as they stand: browsers since mid 2024.
    target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
    // Nothing is put into the page as data: or inline, so that the content security policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    manifest: true,
    rollupOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // What nearly every page and window needs of the components comes once with the first screen, and in one piece: fetched
          // apart it was forty small files, each compressed by itself, in every one of them.
          groups: [
            {
              name: 'core',
              test: /node_modules\/(react-aria|react-stately|react-aria-components)\//,
              minShareCount: 28,
            },
          ],
        },
      },
    },
  },
})
