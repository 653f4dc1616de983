import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { common, target, web } from './vite.shared.ts'

/** The staff application: one page under `/desk/`, split by route; entry `web/desk/main.tsx`. */
export function deskConfig(into: string): InlineConfig {
  return {
    ...common(),
    root: join(web, 'desk'),
    base: '/desk/',
    build: {
      target,
      outDir: join(into, 'desk'),
      emptyOutDir: true,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: join(web, 'desk/index.html'), 'service-worker': join(web, 'desk/service-worker.ts') },
        // A browser finds a newer one under the same name.
        output: {
          entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  }
}
