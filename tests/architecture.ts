// What may import what, as one function over sources, so that a test can also feed it sources that break the rules.
import { posix } from 'node:path'

/** Path from the project folder and text of one source file. */
export type Source = { path: string; text: string }

const NODE = 'node:'
const PACKAGES = 'npm:'

/** Folder → the prefixes it may import besides itself. The first that fits a path applies. */
const RULES: [folder: RegExp, may: string[]][] = [
  [/^kernel\/(.*\.test|.*\.fixture|testing)\.ts$/, [NODE, 'kernel/', PACKAGES]],
  [/^kernel\//, ['kernel/']],
  [/^contracts\//, ['kernel/', 'contracts/', 'npm:zod']],
  [/^seed\//, ['kernel/', 'contracts/', 'seed/', 'npm:chinese-days', 'npm:zod', NODE]],
  [/^server\/platform\//, ['kernel/', 'contracts/', 'server/platform/', PACKAGES, NODE]],
  [/^server\/adapters\//, ['kernel/', 'contracts/', 'server/platform/', 'server/adapters/', PACKAGES, NODE]],
  [/^server\/modules\//, ['kernel/', 'contracts/', 'server/platform/', PACKAGES, NODE]], // and its own folder
  // Pages ask the API as their visitor; of the modules they know only how the code on a licence is read.
  [
    /^server\/site\//,
    [
      'kernel/',
      'contracts/',
      'server/platform/',
      'server/site/',
      'web/',
      'server/modules/documents/qr/',
      PACKAGES,
      NODE,
    ],
  ],
  [/^server\/[^/]+\.ts$/, ['']],
  [/^web\//, ['kernel/', 'contracts/', 'web/', PACKAGES]],
]

/** Where this process may read the clock of the machine; everywhere else time is an argument. */
const CLOCK_READERS = new Set([
  'server/main.ts',
  'server/platform/now.ts', // what main.ts hands out, with the offset of the demonstration
  'web/desk/pages/health.tsx', // shows when this browser last read the figures
  'web/desk/outbox/now.ts', // when a window without its link took something in
  'web/shared/session-end.ts', // how long the session of a page still lasts
  'web/desk/query.ts', // the same, for every page that asks again
])

/** Words of the field: a platform that knows one of them has learnt something that belongs to a module. */
const DOMAIN_WORDS =
  /\b(applicants?|reviewers?|licen[cs]es?|permits?|opinions?|credentials?|obligations?|deficiency)\b|办件|申请人|审批人|证照|许可证|容缺/i

/** The one fact of the field that is part of every event, so that it is complete from the first day. */
const OF_THE_ENVELOPE = /applicant[_]?present/gi

/** The licence of this software, which the description of an API names. */
const OF_THE_SOFTWARE = /license: \{ name: 'Apache-2.0' \}/g

/** Every breach of the architecture in these sources, each one sentence; none when all is well. */
export function breaches(sources: Source[]): string[] {
  return sources.flatMap((source) => [
    ...importBreaches(source),
    ...clockBreaches(source),
    ...wordBreaches(source),
    ...chanceBreaches(source),
  ])
}

function importBreaches({ path, text }: Source): string[] {
  const rule = RULES.find(([folder]) => folder.test(path))
  if (!rule) return [`${path} stands in a folder that no rule speaks of`]
  const own = /^server\/modules\/[^/]+\//.exec(path)?.[0]
  const harness =
    /\.(test|fixture)\.ts$/.test(path) && !path.startsWith('kernel/') ? [NODE, 'npm:fast-check', 'tests/harness/'] : []
  const may = [...rule[1], ...harness, ...(own === undefined ? [] : [own]), ...(isBuildFile(path) ? [NODE] : [])]
  return importsOf(text)
    .map((specifier) => targetOf(path, specifier))
    .filter((target) => !may.some((prefix) => target.startsWith(prefix)))
    .map((target) => `${path} may not import ${target.replace(/^npm:/, '')}`)
}

/** The files that configure Vite run in Node; what they build does not. */
const isBuildFile = (path: string): boolean => /^web\/(build|vite\.[\w-]+)\.ts$/.test(path)

function importsOf(text: string): string[] {
  const found = withoutComments(text).matchAll(
    /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  )
  return [...found].map((match) => match[1] ?? match[2] ?? '')
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  if (specifier.startsWith('#')) return specifier.slice(1).replace(/^platform\//, 'server/platform/')
  return specifier.startsWith(NODE) ? specifier : PACKAGES + specifier
}

function clockBreaches({ path, text }: Source): string[] {
  if (CLOCK_READERS.has(path) || path.includes('.test.') || /^(tests|scripts|bench)\//.test(path)) return []
  return /new Date\(\s*\)|\bDate\.now\b|(?<!new )\bDate\(\s*\)/.test(withoutComments(text))
    ? [`${path} may not read the clock: time is an argument`]
    : []
}

function chanceBreaches({ path, text }: Source): string[] {
  if (!/^(kernel|contracts)\//.test(path) || path.includes('.test.')) return []
  return /Math\.random|\bcrypto\.(getRandomValues|randomUUID|random)/.test(withoutComments(text))
    ? [`${path} may not draw by chance: randomness is an argument`]
    : []
}

function wordBreaches({ path, text }: Source): string[] {
  if (!path.startsWith('server/platform/') || path.includes('.test.')) return []
  // Identifiers are taken apart at their humps, so that `openLicenceRow` is caught too.
  const words = (path.endsWith('.sql') ? text.replace(/--[^\n]*/g, '') : withoutComments(text))
    .replace(OF_THE_ENVELOPE, '')
    .replace(OF_THE_SOFTWARE, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
  const word = DOMAIN_WORDS.exec(words)?.[0]
  return word === undefined ? [] : [`${path} may not know the word “${word}” of the field`]
}

/** Comments may say anything; strings that look like one are kept whole. */
function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, string?: string) => string ?? ' ',
  )
}
