import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
// oxlint-disable-next-line import/no-unassigned-import -- a script that builds web/dist when it is stale
import '../../scripts/build-web.ts'
import type { RenderPage } from '#web/site/pages.ts'

const built = join(import.meta.dirname, '../../web/dist')

export type BuiltSite = { dist: string; renderPage: RenderPage; remove: () => void }

/** The public site as it is now, with a bare staff application beside it. */
export async function bareSite(): Promise<BuiltSite> {
  const dist = mkdtempSync(join(tmpdir(), 'yichuang-site-'))
  for (const part of ['site', 'site-server']) symlinkSync(join(built, part), join(dist, part), 'junction')
  mkdirSync(join(dist, 'desk/assets'), { recursive: true })
  writeFileSync(join(dist, 'desk/index.html'), '<!doctype html><html lang="zh-CN"><title>工作台</title></html>')
  writeFileSync(join(dist, 'desk/service-worker.js'), '')
  const { renderPage } = (await import(pathToFileURL(join(dist, 'site-server/render.js')).href)) as {
    renderPage: RenderPage
  }
  return { dist, renderPage, remove: () => rmSync(dist, { recursive: true, force: true }) }
}
