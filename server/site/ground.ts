import { CannotStart } from '#platform/cannot-start.ts'

/**
 * 底图 under the maps of areas, of a map service that whoever runs the platform has joined.
 *
 * `layers`: addresses with `{z}`, `{x}` and `{y}`, the lowest layer first; `credit`: what the service wants said beside it, 审图号 included.
 */
export type Ground = { layers: readonly string[]; credit: string }

/**
 * The ground that the environment names; null without one.
 *
 * @param tiles addresses of one or more layers, separated by spaces
 * @throws CannotStart for an address that is none, or for ground without its credit
 */
export function groundFrom(tiles: string | undefined, credit: string | undefined): Ground | null {
  const layers = (tiles ?? '').split(/\s+/).filter(Boolean)
  if (layers.length === 0) return null
  for (const layer of layers) {
    const said = ['{z}', '{x}', '{y}'].every((name) => layer.includes(name))
    if (!said || !/^https?:$/.test(URL.parse(layer)?.protocol ?? ''))
      throw new CannotStart(
        `YICHUANG_MAP_TILES 中的“${layer}”不是含有 {z}、{x}、{y} 的 http 地址。`,
        `"${layer}" in YICHUANG_MAP_TILES is no http address with {z}, {x} and {y}.`,
      )
  }
  if (!credit?.trim())
    throw new CannotStart(
      '配置了 YICHUANG_MAP_TILES，也要用 YICHUANG_MAP_CREDIT 写明地图来源和审图号。',
      'YICHUANG_MAP_TILES needs YICHUANG_MAP_CREDIT: whose map it is, and its approval number.',
    )
  return { layers, credit: credit.trim() }
}

/** The hosts that pages load the ground from. */
export const hostsOf = (ground: Ground | null): string[] => [
  ...new Set((ground?.layers ?? []).map((layer) => new URL(layer).origin)),
]

/** A page that says where its maps find their ground. */
export function withGround(page: string, ground: Ground | null): string {
  if (ground === null) return page
  const meta = (name: string, content: string) => `<meta name="${name}" content="${escaped(content)}"/>`
  return page.replace(
    '</head>',
    () => `${meta('map-tiles', ground.layers.join(' '))}${meta('map-credit', ground.credit)}</head>`,
  )
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
