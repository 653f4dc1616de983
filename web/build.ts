import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { deskConfig } from './vite.desk.ts'
import { siteServerConfig, type SiteAssets } from './vite.site-server.ts'
import { siteConfig } from './vite.site.ts'
import { dist } from './vite.shared.ts'

/** Builds everything that browsers load and the bundle that renders the public pages. */
export async function buildWeb(into: string = dist): Promise<void> {
  await buildSite(into)
  await buildDesk(into)
}

/** The public site: the browser's part first, because the server's part names its files. */
export async function buildSite(into: string = dist): Promise<void> {
  const config = siteConfig(into)
  await build(config)
  await build(siteServerConfig(builtAssets(into, config.base ?? '/'), into))
}

/** The staff application under `/desk/`. */
export async function buildDesk(into: string = dist): Promise<void> {
  await build(deskConfig(into))
}

function builtAssets(into: string, base: string): SiteAssets {
  const manifest = JSON.parse(readFileSync(join(into, 'site/manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >
  const address = (source: string): string => {
    const entry = manifest[source]
    if (!entry) throw new Error(`the built site has no ${source}`)
    return base + entry.file
  }
  return { script: address('site/main.ts'), style: address('site/style/site.css') }
}

// `node web/build.ts [site|desk|all] [folder]` while one works on a part.
if (import.meta.main) {
  const parts: Record<string, (into?: string) => Promise<void>> = { site: buildSite, desk: buildDesk, all: buildWeb }
  const part = parts[process.argv[2] ?? 'all']
  if (!part) throw new Error('usage: node web/build.ts [site|desk|all] [folder]')
  await part(process.argv[3])
}
