import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { common, web } from './vite.shared.ts'

/** Addresses of the built script and stylesheet, written into the server bundle so that a page can name them. */
export type SiteAssets = { script: string; style: string }

/** Server side of the public site: one file that needs nothing beside it. */
export function siteServerConfig(assets: SiteAssets, into: string): InlineConfig {
  const shared = common()
  return {
    ...shared,
    root: web,
    define: { ...shared.define, siteAssets: JSON.stringify(assets) },
    ssr: { noExternal: true, target: 'node' },
    build: {
      target: 'node20',
      outDir: join(into, 'site-server'),
      emptyOutDir: true,
      ssr: join(web, 'site/render.tsx'),
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'render.js', format: 'es' } },
    },
  }
}
