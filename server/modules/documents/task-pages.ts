import { statement, type Statement } from '#platform/db.ts'

type Row = Record<string, unknown>

export type MaterialPages = { material: string; pages: number; state: 'ready' | 'rendering' | 'failed' }

/** Everything that a task of the asking desk shows, one row per page; nothing for a task of another desk. */
export function readTaskPages(region: string, task: string): Statement {
  return statement(`select material, page, blob, wrapped, state from documents.task_pages($1, $2)`, [region, task])
}

/** While one file of a material is still being painted the material has no pages, so that a page never changes its number. */
export function stateOfMaterials(rows: readonly Row[]): MaterialPages[] {
  return [...new Set(rows.map((row) => row['material'] as string))].map((material) => {
    const own = rows.filter((row) => row['material'] === material)
    const has = (state: string) => own.some((row) => row['state'] === state)
    if (has('rendering')) return { material, pages: 0, state: 'rendering' }
    const pages = own.filter((row) => row['state'] === 'ready').length
    return { material, pages, state: has('failed') ? 'failed' : 'ready' }
  })
}

/** Where one page lies; null when it does not exist, or not yet. */
export function findPage(
  rows: readonly Row[],
  material: string,
  page: number,
): { blob: string; wrapped: Uint8Array } | null {
  const own = rows.filter((row) => row['material'] === material)
  if (own.some((row) => row['state'] === 'rendering')) return null
  const found = own.find((row) => row['page'] === page)
  return found ? { blob: found['blob'] as string, wrapped: found['wrapped'] as Uint8Array } : null
}
