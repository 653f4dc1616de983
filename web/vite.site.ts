import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { common, target, web } from './vite.shared.ts'

/** Browser side of the public site: one script, islands loaded when a page has them, one stylesheet, and a manifest of their names. */
export function siteConfig(into: string): InlineConfig {
  return {
    ...common(),
    root: web,
    base: '/static/site/',
    publicDir: join(web, 'site/public'),
    resolve: {
      // The public pages never parse with Zod, the server does: its place is taken by an empty shape, which saves a cheap phone 60 KB.
      alias: [{ find: /^zod$/, replacement: join(web, 'shared/zod-shape.ts') }],
    },
    build: {
      target,
      outDir: join(into, 'site'),
      emptyOutDir: true,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { main: join(web, 'site/main.ts'), style: join(web, 'site/style/site.css') } },
    },
  }
}
