import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')

/** The walls of design/house.md; `knowledge` is at 4 because it compiles for every room below (decision 0002). */
const LAYERS: Record<string, number> = {
  domain: 0,
  tools: 1,
  understanding: 1,
  playbook: 1,
  protocol: 1,
  ingest: 1,
  prompts: 2,
  model: 2,
  store: 2,
  qa: 2,
  graph: 3,
  live: 4,
  knowledge: 4,
  http: 5,
  cli: 6,
  'server.ts': 6,
  'cli.ts': 6,
  'config.ts': 6,
  'studio.ts': 6,
}
const SIBLINGS_ALLOWED = new Set(['playbook>tools', 'cli>server.ts', 'cli>config.ts', 'cli.ts>cli', 'cli.ts>config.ts'])
SIBLINGS_ALLOWED.add('server.ts>config.ts').add('studio.ts>config.ts')

/** One home per vendor library; type imports count too, since they tie a room to a vendor as well. */
const VENDOR_HOMES: Record<string, string[]> = {
  '@langchain/langgraph': ['graph'],
  '@langchain/openai': ['model'],
  openai: ['model'],
  hono: ['http'],
  '@hono/node-server': ['http'],
  ws: ['http'],
  jose: ['http'],
  'node:sqlite': ['store'],
  langchain: ['tools'],
  'js-yaml': ['knowledge'],
  commander: ['cli', 'cli.ts'],
}
/** Rooms of the pure core: no clock, no randomness, no I/O. */
const PURE = ['domain', 'understanding', 'playbook', 'tools', 'protocol', 'ingest']

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? sources(join(dir, entry.name)) : /\.tsx?$/.test(entry.name) ? [join(dir, entry.name)] : [],
  )
}

const importPattern = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map(match => match[1] as string)
}

function roomOf(file: string): string {
  return relative(src, file).split(sep)[0] as string
}

const files = sources(src)

test('every room of src is on the plan of the house', () => {
  expect([...new Set(files.map(roomOf))].filter(room => !(room in LAYERS))).toEqual([])
})

test('imports go downwards only, and siblings never import each other unless the house says so', () => {
  const broken: string[] = []
  for (const file of files) {
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue
      const target = resolve(dirname(file), specifier)
      if (!target.startsWith(src + sep)) {
        broken.push(`${relative(root, file)} reaches out of src: ${specifier}`)
        continue
      }
      const [from, to] = [roomOf(file), roomOf(target)]
      if (from === to) continue
      const down = (LAYERS[from] ?? 0) > (LAYERS[to] ?? 9)
      if (!down && !SIBLINGS_ALLOWED.has(`${from}>${to}`)) broken.push(`${relative(root, file)} imports ${to}`)
    }
  }
  expect(broken).toEqual([])
})

test('the console imports the protocol and the domain only', () => {
  const allowed = [join(src, 'protocol'), join(src, 'domain')]
  const broken = sources(join(root, 'web', 'src')).flatMap(file =>
    importsOf(file)
      .filter(specifier => specifier.startsWith('.'))
      .map(specifier => resolve(dirname(file), specifier))
      .filter(target => target.startsWith(src) && !allowed.some(home => target.startsWith(home)))
      .map(target => `${relative(root, file)} imports ${relative(root, target)}`),
  )
  expect(broken).toEqual([])
})

test('every vendor library has one home', () => {
  const broken = files.flatMap(file =>
    importsOf(file).flatMap(specifier => {
      const vendor = Object.keys(VENDOR_HOMES).find(name => specifier === name || specifier.startsWith(`${name}/`))
      return vendor && !VENDOR_HOMES[vendor]?.includes(roomOf(file)) ? [`${relative(root, file)}: ${specifier}`] : []
    }),
  )
  expect(broken).toEqual([])
})

test('the pure core has no clock, no randomness and no I/O', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|from 'node:|\bprocess\./
  const broken = files.filter(file => PURE.includes(roomOf(file)) && impure.test(readFileSync(file, 'utf8')))
  expect(broken.map(file => relative(root, file))).toEqual([])
})

test('only config.ts reads the environment', () => {
  const broken = files.filter(file => roomOf(file) !== 'config.ts' && /process\.env/.test(readFileSync(file, 'utf8')))
  expect(broken.map(file => relative(root, file))).toEqual([])
})

test('no default exports and no barrels in src', () => {
  const broken = files.filter(file => {
    const text = readFileSync(file, 'utf8')
    return (
      /^export default/m.test(text) ||
      /^export \* from/m.test(text) ||
      /(^|\/)(index|utils|helpers|common)\.ts$/.test(file)
    )
  })
  expect(broken.map(file => relative(root, file))).toEqual([])
})
