import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/** Where `vite` finds a running app during development of the screens. */
const appUrl = process.env['PARTY_DEV_APP'] ?? 'http://localhost:4690'

/**
 * Icons are imported by name from one file of six thousand; reading them all takes a build most of
 * its time. This names each icon's own file instead.
 */
const singleIcons: Plugin = {
  name: 'single-icons',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/') || !code.includes('@tabler/icons-react')) return null
    return code.replaceAll(
      /import\s*\{([^}]*)\}\s*from\s*'@tabler\/icons-react'/g,
      (_, list: string) =>
        list
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map((name) => `import ${name} from '@tabler/icons-react/dist/esm/icons/${name}.mjs'`)
          .join(';'),
    )
  },
}

export default defineConfig({
  plugins: [singleIcons, react()],
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
    proxy: { '/api': appUrl, '/health': appUrl },
  },
})
