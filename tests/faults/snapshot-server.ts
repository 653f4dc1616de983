import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build, type Plugin } from 'vite'
import type { Started } from './servers.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A young generation in which nothing is collected while a server lives. A snapshot serves only those that are started with the same flags. */
const flags = ['--min-semi-space-size=64', '--max-semi-space-size=64']

/** What a server finds beside its files (the programs of its workers, templates, migrations) it goes on finding there. */
const places: Plugin = {
  name: 'places',
  transform(code, id) {
    if (!id.endsWith('.ts') || id.includes('node_modules') || !code.includes('import.meta')) return null
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.main', 'false')
      .replaceAll('import.meta.resolve', `((asked) => ${resolved(id)})`)
  },
}

/** A program of which a snapshot is made is no ES module, and has no `import.meta.resolve`. */
const resolved = (id: string) =>
  `process.getBuiltinModule('url').pathToFileURL(process.getBuiltinModule('module').createRequire(${JSON.stringify(id)}).resolve(asked)).href`

/** Modules of Node that no snapshot can hold: they are fetched when something of them is asked for, which nothing may do while it is made. */
const fetchBuiltin = `
const fetchBuiltin = (() => {
  const late = { 'STATUS_CODES': ${JSON.stringify(STATUS_CODES)} }
  const fetchLate = (name) => new Proxy({}, {
    get(_, key) {
      if (Object.hasOwn(late, key)) return late[key]
      if (process.getBuiltinModule('v8').startupSnapshot.isBuildingSnapshot())
        throw new Error(name + '.' + String(key) + ' is asked for while the program is loaded')
      return process.getBuiltinModule(name)[key]
    },
  })
  return (asked) => {
    const name = asked.replace(/^node:/, '')
    return ['http', 'https', 'http2', 'tls'].includes(name) ? fetchLate(name) : process.getBuiltinModule(name)
  }
})();
`

const fetched: Plugin = {
  name: 'fetched',
  renderChunk(code) {
    const required = /\brequire\("([^"]+)"\)/g
    return (
      fetchBuiltin +
      code.replaceAll(required, (whole, name: string) => (isBuiltin(name) ? `fetchBuiltin("${name}")` : whole))
    )
  },
}

/**
 * The program of a server, which is some hundred files, as the memory of a process that has loaded it: for whoever starts it two hundred times.
 * The program in one file stands in the project, where the packages are found.
 */
export async function snapshotServer(): Promise<Started & { remove(): void }> {
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
      rolldownOptions: {
        output: { format: 'cjs', codeSplitting: false, entryFileNames: 'server.cjs', keepNames: true },
      },
    },
  })
  const blob = join(folder, 'server.blob')
  await promisify(execFile)(process.execPath, [
    ...flags,
    '--snapshot-blob',
    blob,
    '--build-snapshot',
    join(folder, 'server.cjs'),
  ])
  return {
    args: [...flags, '--snapshot-blob', blob],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
