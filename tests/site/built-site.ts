import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSite } from '#web/build.ts'
import type { RenderPage } from '#web/site/pages.ts'

export type BuiltSite = { dist: string; renderPage: RenderPage; remove: () => void }

/** The public site as it is now, built into a folder of its own, with a bare staff application beside it. */
export async function buildForTest(): Promise<BuiltSite> {
  const dist = mkdtempSync(join(tmpdir(), 'yichuang-site-'))
  await buildSite(dist)
  mkdirSync(join(dist, 'desk/assets'), { recursive: true })
  writeFileSync(join(dist, 'desk/index.html'), '<!doctype html><html lang="zh-CN"><title>工作台</title></html>')
  writeFileSync(join(dist, 'desk/service-worker.js'), '')
  const { renderPage } = (await import(pathToFileURL(join(dist, 'site-server/render.js')).href)) as {
    renderPage: RenderPage
  }
  return { dist, renderPage, remove: () => rmSync(dist, { recursive: true, force: true }) }
}
