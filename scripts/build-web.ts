// Builds web/dist when what it is made from has changed since the last build. Run by the carried Node.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const inputs = ['web', 'contracts', 'kernel', 'package-lock.json']

/** One hash over the names and contents of everything the web is built from. */
function inputHash(): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesUnder).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (path === 'web/dist' || !existsSync(join(root, path))) return []
  if (path.includes('.')) return path.endsWith('.test.ts') ? [] : [path]
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesUnder(`${path}/${entry.name}`)
      : entry.name.endsWith('.test.ts')
        ? []
        : [`${path}/${entry.name}`],
  )
}

const builder = join(root, 'web/build.ts')
if (existsSync(builder)) {
  const stampFile = join(root, 'web/dist/.stamp')
  const hash = inputHash()
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== hash) {
    console.log('构建网页 · building the web pages …')
    const started = performance.now()
    // The specifier is computed so that this file can be checked before anybody has written web/build.ts.
    const { buildWeb } = (await import(builder)) as { buildWeb: () => Promise<void> }
    await buildWeb()
    writeFileSync(stampFile, hash)
    console.log(`  网页就绪 · web pages ready · ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}
