import { readNumeral } from './numeral.ts'

/** One article of a law text: its number ("49", "253-1" for 第二百五十三条之一, "1692c" for a section) and its raw words. */
export interface ArticleText {
  article: string
  text: string
}

const CHINESE_LABEL =
  /^[\s　]*\**第([零〇一二三四五六七八九十百千0-9]+)条(?:之([一二三四五六七八九十0-9]+))?\**(?=[\s　]|$)/
const SECTION_LABEL = /^#+\s*§\s*(\d+[a-z]*)\./
const HEADING = /^#|^第[零一二三四五六七八九十百]+[编章节][\s　]/
/** Some printings run a chapter's heading and its first article together on one line. */
const RUN_TOGETHER = /^(第[零一二三四五六七八九十百]+[编章节][\s　].*?)(?=第[零〇一二三四五六七八九十百千]+条[\s　])/

/**
 * Splits a law text (Markdown or plain text) into its articles. An article begins on a line with its label and a space; it
 * ends before the next label or heading. A United States Code section is one article, subheadings included.
 */
export function articlesOf(text: string): ArticleText[] {
  const found: ArticleText[] = []
  let open: ArticleText | null = null
  let isSection = false
  for (const line of text.replace(new RegExp(RUN_TOGETHER, 'gm'), '$1\n').split('\n')) {
    const section = SECTION_LABEL.exec(line)
    const label = section ? null : CHINESE_LABEL.exec(line)
    if (section || label) {
      const branch = label?.[2] ? `-${readNumeral(label[2])}` : ''
      open = { article: section?.[1] ?? `${readNumeral(label?.[1] ?? '')}${branch}`, text: '' }
      open.text = line.slice((section ?? label)?.[0].length)
      isSection = section !== null
      found.push(open)
    } else if (!isSection && HEADING.test(line)) open = null
    else if (open) open.text += `\n${line}`
  }
  return found
}

/**
 * The form of an article that is hashed. Two printings of the same article give the same string: Unicode NFKC (full-width
 * punctuation and digits become plain), then Markdown marks (`*`, `#`, `_`, `>` at the start of a line, HTML comments), white
 * space and invisible characters are dropped. The label (第四十九条) is not part of it; every other character counts, so
 * that one changed word, figure or comma changes the hash.
 */
export function normaliseArticle(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .normalize('NFKC')
    .replace(/^\s*>+/gm, '')
    .replace(/[*#_\s\p{Cf}\p{Cc}]+/gu, '')
}
