import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/**
 * The built console. A path without an extension is a page of the console itself, so it gets `index.html`; files under
 * `/assets/` have their content's hash in the name and may be kept for good.
 */
export function consoleFiles(dir: string) {
  return async (c: Context): Promise<Response> => {
    const path = safePath(dir, new URL(c.req.url).pathname)
    if (path === null) return c.text('not found', 404)
    const asFile = extname(path) === '' ? null : await fileResponse(path)
    if (asFile) return asFile
    if (extname(path) !== '') return c.text('not found', 404)
    const page = await readFile(join(dir, 'index.html')).catch(() => null)
    if (!page)
      return c.text('The console is not built. Run `npm run build:console`, or start with --build-console.', 404)
    return new Response(page, { headers: { 'Content-Type': TYPES['.html'] as string, 'Cache-Control': 'no-cache' } })
  }
}

async function fileResponse(path: string): Promise<Response | null> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  const immutable = path.includes(`${sep}assets${sep}`)
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Content-Length': String(found.size),
      'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

/** The file that a path names, or null where it would lead out of the directory. */
function safePath(dir: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const root = normalize(dir)
  const path = normalize(join(root, decoded))
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep) ? path : null
}
