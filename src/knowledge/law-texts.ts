import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { articlesOf, normaliseArticle } from '../tools/clauses/article-text.ts'
import type { KnownLaw } from '../tools/clauses/citation.ts'
import type { Clause } from '../tools/clauses.ts'

/** What a folder of law texts says about one clause. */
export type ClauseCheck =
  | { state: 'verified'; quote: string }
  /** The article reads otherwise than when it was registered. */
  | { state: 'mismatch' }
  /** The law's file or the article in it is not there. */
  | { state: 'missing'; what: 'file' | 'article' }

/** A text of a law in the folder that bears a later date than the registered one. */
export interface NewerText {
  law: string
  registered: string
  file: string
}

/** SHA-256 of an article in the form of `normaliseArticle`, in hex. */
export const articleHash = (text: string): string => createHash('sha256').update(normaliseArticle(text)).digest('hex')

/**
 * The law texts of a folder (LEGAL_DIR), by the file names of `laws.yaml`, in whatever subfolders they lie. Texts are read when
 * they are asked for, each once. An article is handed out only where its hash is the registered one (D3).
 */
export class LawTexts {
  readonly #files: ReadonlyMap<string, string>
  readonly #articles = new Map<string, ReadonlyMap<string, string>>()

  /** `dir` is the folder with the texts, or one above it. Throws where it does not exist. */
  constructor(dir: string) {
    if (!existsSync(dir)) throw new Error(`the folder of law texts ${dir} does not exist`)
    const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(path => /\.(?:md|txt)$/.test(path))
    this.#files = new Map(paths.map(path => [basename(path).normalize('NFC'), join(dir, path)]))
  }

  check(clause: Pick<Clause, 'law' | 'article' | 'hash'>): ClauseCheck {
    const articles = this.#read(clause.law.file)
    if (!articles) return { state: 'missing', what: 'file' }
    const text = articles.get(clause.article)
    if (text === undefined) return { state: 'missing', what: 'article' }
    return articleHash(text) === clause.hash ? { state: 'verified', quote: readable(text) } : { state: 'mismatch' }
  }

  /** The words of the clause's whole article, only if its hash is the registered one. */
  quoteOf(clause: Pick<Clause, 'law' | 'article' | 'hash'>): string | null {
    const found = this.check(clause)
    return found.state === 'verified' ? found.quote : null
  }

  /** Texts of registered laws that bear a later date in their file name than the registered text. */
  newer(laws: Iterable<KnownLaw>): NewerText[] {
    const files = [...this.#files.keys()]
    return [...laws]
      .filter(law => law.status === 'current')
      .flatMap(law => {
        const { stem, day } = nameOf(law.file)
        return files
          .filter(file => nameOf(file).stem === stem && file !== law.file && nameOf(file).day > day)
          .map(file => ({ law: law.name, registered: law.file, file }))
      })
  }

  #read(file: string): ReadonlyMap<string, string> | null {
    const known = this.#articles.get(file)
    if (known) return known
    const path = this.#files.get(file.normalize('NFC'))
    if (!path) return null
    const articles = new Map(articlesOf(readFileSync(path, 'utf8')).map(({ article, text }) => [article, text]))
    this.#articles.set(file, articles)
    return articles
  }
}

/** "保险法(2015-04-24).md" → its name and its day; a file name without a day is as old as can be. */
function nameOf(file: string): { stem: string; day: string } {
  const match = /^(.+?)[(（]\D*(\d{4}(?:-\d\d-\d\d)?)[^)）]*[)）]/.exec(file)
  return match ? { stem: match[1] as string, day: match[2] as string } : { stem: file.replace(/\.\w+$/, ''), day: '' }
}

/** An article as a person reads it: without the marks of Markdown. */
function readable(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\*\*/g, '')
    .replace(/^#+\s*/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
