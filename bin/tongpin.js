#!/usr/bin/env node
// The installed command. It runs the bundle on a Node that is new enough: the one that started it, or the one that came
// with the package (`node-linux-*`, an optional dependency), since node:sqlite needs 24.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_MAJOR_MIN = 24
const bundle = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'cli.js')

function packagedNode() {
  try {
    const manifest = module
      .createRequire(import.meta.url)
      .resolve(`node-${process.platform}-${process.arch}/package.json`)
    const binary = join(dirname(manifest), 'bin', 'node')
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

if (!existsSync(bundle)) {
  console.error(
    'tongpin: this package was not built (dist/cli.js is missing); in a checkout use: npm run -s tongpin -- COMMAND',
  )
  process.exit(2)
} else if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN) {
  module.enableCompileCache?.()
  await import(bundle)
} else {
  const node = packagedNode()
  if (!node) {
    console.error(
      `tongpin: needs Node ${NODE_MAJOR_MIN} or newer; this is ${process.version} and no packaged Node was installed for ${process.platform}-${process.arch}`,
    )
    process.exit(2)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal)
    else process.exit(code ?? 1)
  })
}
