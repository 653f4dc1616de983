import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const promised = ['kernel', 'server/platform', 'contracts']

const exported =
  /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|type|interface|class|enum) (\w+)/

/** The file's exports that no docstring stands before, as `name:line`. */
function undocumented(source: string): string[] {
  const lines = source.split('\n')
  const documented = new Set<string>()
  const missing: { name: string; line: number; sharesName: boolean }[] = []
  lines.forEach((text, at) => {
    const name = exported.exec(text)?.[1]
    if (name === undefined) return
    if (endsDocstring(lines, at - 1)) {
      documented.add(name)
      return
    }
    // An endpoint carries its sentence in `summary`.
    if (/^export const \w+ = endpoint\(/.test(text)) return
    // A type beside the value it is read from, and further overloads of a function, have the docstring of their name.
    missing.push({ name, line: at + 1, sharesName: /^export (?:type|function) /.test(text) })
  })
  return missing
    .filter(({ name, sharesName }) => !(sharesName && documented.has(name)))
    .map(({ name, line }) => `${name}:${line}`)
}

function endsDocstring(lines: string[], last: number): boolean {
  if (!/\*\/\s*$/.test(lines[last] ?? '')) return false
  for (let at = last; at >= 0; at -= 1) {
    const opening = /^\s*\/\*(\*?)/.exec(lines[at] ?? '')
    if (opening) return opening[1] === '*'
  }
  return false
}

const sources = promised.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|fixture)\.tsx?$|(?:^|\/)fixtures?\//.test(path))
    .map((path) => `${folder}/${path}`),
)

test('a docstring is missed where it is not there, and only there', () => {
  const source = [
    '/** Said. */',
    'export const Said = z.object({})',
    'export type Said = z.infer<typeof Said>',
    'export const Unsaid = z.object({})',
    'export type Unsaid = z.infer<typeof Unsaid>',
    '/* no docstring */',
    'export function plain() {}',
    '/**',
    ' * Said at length.',
    ' */',
    'export async function long() {}',
    "export const asked = endpoint('GET', {})",
  ].join('\n')
  assert.deepEqual(undocumented(source), ['Unsaid:4', 'Unsaid:5', 'plain:7'])
})

test('everything exported from kernel, platform and contracts has a docstring', () => {
  assert.ok(sources.length > 50)
  const missing = sources.flatMap((path) =>
    undocumented(readFileSync(join(root, path), 'utf8')).map((place) => `${path} ${place}`),
  )
  assert.deepEqual(missing, [])
})
