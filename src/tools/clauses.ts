import type { LawReading } from '../domain/law.ts'
import {
  articleKey,
  type Citable,
  type CitationIndex,
  checkCitation,
  type KnownLaw,
  plainLawName,
} from './clauses/citation.ts'
import { type ClauseModel, decodeModel } from './clauses/clause-model.ts'
import {
  type ClauseText,
  type ConductGate,
  type CrispCase,
  clauseNoteSchema,
  conceptsSchema,
  lawsSchema,
  mattersSchema,
  modelSchema,
  registrySchema,
  type Speaker,
  soundsSchema,
  speechSchema,
} from './clauses/clause-schema.ts'
import { articleName } from './clauses/numeral.ts'
import { type LawInput, readLawOf } from './clauses/read-law.ts'
import { compileReader, type TextReader } from './clauses/text-reader.ts'

/** A clause as the registry knows it: what may be cited, whom it binds, and what the agent reads about it. */
export interface Clause extends ClauseText {
  readonly id: string
  readonly law: KnownLaw
  readonly article: string
  /** 第四十九条, § 1692c */
  readonly articleName: string
  readonly paragraph: string | null
  readonly from: string
  readonly until: string | null
  readonly severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
  readonly binds: 'company' | 'customer' | 'agent'
  readonly speakers: readonly Speaker[]
  readonly conduct: boolean
  readonly hash: string
}

/** Everything about law that the other rooms ask for, compiled from `knowledge/clauses/`. */
export interface ClauseRegistry {
  readonly clauses: ReadonlyMap<string, Clause>
  readonly citation: CitationIndex
  readonly reader: TextReader
  readonly model: ClauseModel
  /** The clause of each class of the model; null for the classes that are no clauses. */
  readonly byClass: readonly (Clause | null)[]
  readonly matters: ReadonlyMap<string, ReadonlySet<string>>
  /** Clauses of a lawful way, by the concept that names it. */
  readonly ways: ReadonlyMap<string, readonly string[]>
  /** Cases that are plain from the words, by speaker. */
  readonly crisp: readonly CrispCase[]
  /** What has to be said before a clause about a customer's conduct is named. */
  readonly conductGates: ReadonlyMap<string, ConductGate>
  /** What compliance should know: for example that the utterances were changed after the last training. */
  readonly problems: readonly string[]
}

export interface ClauseFiles {
  laws: unknown
  registry: unknown
  /** The parsed speech files; empty where `model` was trained on them as they are, since it carries their texts. */
  speech: readonly unknown[]
  concepts: unknown
  sounds: unknown
  matters: unknown
  model: { file: unknown; bytes: Uint8Array }
  /** SHA-256 of the training files as they are now. */
  inputs?: string
}

/** Checks and compiles the files of `knowledge/clauses/`; throws with the field that is wrong. */
export function compileClauses(files: ClauseFiles): ClauseRegistry {
  const facts = lawsSchema.parse(files.laws)
  const registry = registrySchema.parse(files.registry)
  const file = modelSchema.parse(files.model.file)
  const notes = { ...file.notes, ...notesOf(files.speech) }
  const matters = mattersSchema.parse(files.matters)
  const laws = new Map(Object.entries(facts.laws).map(([key, law]) => [key, { key, ...law }]))
  const clauses = new Map<string, Clause>()
  for (const [id, row] of Object.entries(registry.clauses)) {
    const law = laws.get(row.law)
    const note = notes[id]
    if (!law) throw new Error(`clauses.${id}.law: ${row.law} is not in laws.yaml`)
    if (law.status === 'superseded') throw new Error(`clauses.${id}.law: ${row.law} is superseded`)
    if (!note) throw new Error(`clauses.${id}: no obligation in the speech files`)
    const { paragraph = null, until = null, conduct = false } = row
    clauses.set(id, {
      id,
      ...row,
      ...note,
      law,
      paragraph,
      until,
      conduct,
      articleName: nameOf(row.article, paragraph, law),
    })
  }
  const model = decodeModel(file, files.model.bytes)
  return {
    clauses,
    citation: citationIndex(laws, facts, clauses),
    reader: compileReader(conceptsSchema.parse(files.concepts), soundsSchema.parse(files.sounds)),
    model,
    byClass: model.classes.map(id => clauses.get(id) ?? null),
    matters: mattersOf(matters.matters),
    ways: new Map(Object.entries(matters.ways)),
    crisp: matters.crisp,
    conductGates: new Map(Object.entries(matters.conduct)),
    problems:
      files.inputs === undefined || files.inputs === file.inputs
        ? []
        : ['the utterances were changed after the last training: run node evals/clauses/train.ts'],
  }
}

/** 第四十九条, or § 1692e(4)-(5): a section is cited with its parts. */
const nameOf = (article: string, paragraph: string | null, law: KnownLaw): string =>
  law.jurisdiction === 'US' ? `§ ${article}${paragraph ?? ''}` : articleName(article)

function notesOf(speech: readonly unknown[]): Record<string, ClauseText> {
  const notes: Record<string, ClauseText> = {}
  for (const parsed of speech)
    for (const [id, row] of Object.entries(speechSchema.parse(parsed).clauses))
      if (row.obligation) notes[id] = clauseNoteSchema.parse(row)
  return notes
}

function mattersOf(lists: Readonly<Record<string, readonly string[]>>): Map<string, Set<string>> {
  const matters = new Map<string, Set<string>>()
  for (const [matter, ids] of Object.entries(lists))
    for (const id of ids) matters.set(id, (matters.get(id) ?? new Set()).add(matter))
  return matters
}

function citationIndex(
  laws: ReadonlyMap<string, KnownLaw>,
  facts: ReturnType<typeof lawsSchema.parse>,
  clauses: ReadonlyMap<string, Clause>,
): CitationIndex {
  const names = new Map<string, string[]>()
  for (const law of laws.values())
    for (const name of new Set([law.name, law.code ?? law.name, ...law.aliases].map(plainLawName)))
      names.set(name, [...(names.get(name) ?? []), law.key])
  const unverified = new Map<string, string>()
  for (const [id, source] of Object.entries(facts.unverified))
    for (const name of [source.name, ...(source.aliases ?? [])]) unverified.set(plainLawName(name), id)
  const byArticle = new Map<string, string[]>()
  const clauseFrom = new Map<string, { from: string; until: string | null }>()
  for (const clause of clauses.values()) {
    const key = articleKey(clause.law.key, clause.article)
    byArticle.set(key, [...(byArticle.get(key) ?? []), clause.id])
    clauseFrom.set(clause.id, { from: clause.from, until: clause.until })
  }
  return { laws, names, unverified, renumbered: facts.renumbered, byArticle, clauseFrom }
}

/**
 * What one utterance touches in law (D3): the clauses with the words that raised them, neutral labels, and how grave it is.
 * Only clauses of laws in force on `on` come back, United States ones only where that law applies. Pure; about 30 µs.
 */
export function readLaw(input: LawInput, registry: ClauseRegistry): LawReading {
  return readLawOf(input, registry)
}

/** May this article be cited on that day (D3)? See `checkCitation`. */
export function citable(
  cited: { law: string | null; article: string },
  on: string | null,
  registry: Pick<ClauseRegistry, 'citation'>,
): Citable {
  return checkCitation(cited, on, registry.citation)
}
