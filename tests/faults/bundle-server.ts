import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a server finds beside its files (the programs of its workers, templates, migrations) it goes on finding there. */
const places: Plugin = {
  name: 'places',
  transform(code, id) {
    if (!id.endsWith('.ts') || id.includes('node_modules') || !code.includes('import.meta')) return null
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.main', 'false')
  },
}

/**
 * Node's own modules are fetched, not imported: an import of `node:http` asks for each of its exports, and one of them loads the whole of undici, which
 * took longer than all else that Node does for a start.
 */
const fetched: Plugin = {
  name: 'fetched',
  renderChunk(code) {
    const imported = /^import (?:([\w$]+)(?:, )?)?(?:\* as ([\w$]+)|\{([^}]*)\})? ?from "((?:node:)?[a-z_/]+)";$/gm
    return code.replaceAll(imported, (_, whole?: string, all?: string, some?: string, name?: string) => {
      const from = `process.getBuiltinModule("${name}")`
      const names = some && `{${some.replaceAll(' as ', ': ')}}`
      const said = [whole, all, names].filter((one) => one !== undefined).map((one) => `${one} = ${from}`)
      return `const ${said.join(', ')};`
    })
  },
}

/**
 * The program of a server, which is some hundred files, in one, which loads in two thirds of the time: for whoever starts it two hundred times.
 * It stands in the project, where the packages are found.
 */
export async function bundleServer(): Promise<{ program: string; remove(): void }> {
  const folder = join(root, 'var', `server-${process.pid}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [places, fetched],
    resolve: { conditions: ['node'] },
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'server-process.ts'),
      outDir: folder,
      target: 'node24',
      minify: false,
      emptyOutDir: true,
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'server.js', keepNames: true } },
    },
  })
  return { program: join(folder, 'server.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
