import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'rolldown'
import { cacheOf } from './src/knowledge/parsed-files.ts'

const knowledgeDir = join(import.meta.dirname, 'knowledge')

/** YAML is for people: the build leaves the knowledge as JSON too, by the hash of each file, and a start reads that. */
function writeParsedKnowledge() {
  // The utterances of clauses/ are left out: the trained model carries what a start needs of them.
  const texts = readdirSync(knowledgeDir, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml') && !/clauses[\\/](?:speech|harmless)/.test(file))
    .map(file => readFileSync(join(knowledgeDir, file), 'utf8'))
  writeFileSync(join(import.meta.dirname, 'dist', 'knowledge.json'), cacheOf(texts))
}

/**
 * What is installed runs bundled: unbundled, the libraries take 1.8 s to import, bundled 0.3 s (docs/decisions). One chunk
 * a command, since the command line imports each command only when it is called.
 */
export default defineConfig({
  input: { cli: 'src/cli.ts', evals: 'evals/run.ts' },
  platform: 'node',
  plugins: [{ name: 'parsed-knowledge', writeBundle: writeParsedKnowledge }],
  // vite builds the console in a checkout only; the package brings the built console along.
  external: [/^node:/, 'vite'],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    cleanDir: true,
  },
})
