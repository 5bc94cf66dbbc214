import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:8787'

/**
 * The console. `npm run build:console` writes `web/dist`, which the service serves; `vite web` develops against a
 * running service. Nothing is inlined into the page, so that a strict script-src holds.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/v1': { target: server, ws: true }, '/sign-in': server } },
})
