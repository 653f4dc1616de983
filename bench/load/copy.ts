import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type pg from 'pg'
import type { Row } from '#platform/table.ts'

/** Writes rows by COPY; columns that are not named take their defaults. */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const into = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  const done = finished(into)
  for (let start = 0; start < rows.length; start += 500) {
    const text = rows
      .slice(start, start + 500)
      .map((row) => `${columns.map((column) => field(row[column])).join('\t')}\n`)
      .join('')
    if (!into.write(text)) await Promise.race([once(into, 'drain'), done])
  }
  into.end()
  await done
}

/** A value in the text form of COPY; a list as PostgreSQL's array of texts. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Array.isArray(value))
    return escaped(`{${value.map((one) => `"${String(one).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`)
  return escaped(typeof value === 'string' ? value : JSON.stringify(value))
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string => text.replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign]!)
