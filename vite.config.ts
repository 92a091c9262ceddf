import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `vite` finds a running app during development of the screens. */
const appUrl = process.env['PARTY_DEV_APP'] ?? 'http://localhost:4317'

export default defineConfig({
  plugins: [react()],
  publicDir: 'src/ui/public',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // A Content Security Policy without inline anything: small images stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 4318,
    proxy: { '/api': { target: appUrl, changeOrigin: true }, '/health': appUrl },
  },
})
