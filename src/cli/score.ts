import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import type { Knowledge } from '../knowledge/load.ts'
import { readYamlFile } from '../knowledge/yaml-file.ts'
import { renderCsv } from '../qa/render-csv.ts'
import { renderHtml } from '../qa/render-html.ts'
import { renderText } from '../qa/render-text.ts'
import { compileRubric, type Rubric } from '../qa/rubric.ts'
import { scoreCall } from '../qa/score-call.ts'
import type { FiledScorecard } from '../qa/scorecard.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'
import { readLogs } from './score-input.ts'

export function register(program: Command): void {
  program
    .command('score')
    .description('score past calls: what was done and missed, with the turns that prove it')
    .argument('[files...]', 'transcripts in any known format, or event logs of `replay --json`')
    .option('--rubric <file>', 'a rubric in place of the one in knowledge/')
    .option('--json', 'one scorecard a line as JSON')
    .option('--csv [out]', 'one row a call, to the terminal or to a file that ends in .csv')
    .option('--html <out>', 'a page that stands alone')
    .option('--min <score>', 'exit 1 where a call scores less', readMin)
    .addHelpText(
      'after',
      '\nExamples:\n  tongpin score evals/cases/regulator-threat.jsonl\n  tongpin score calls/*.jsonl --html report.html --min 60',
    )
    .action(score)
}

interface ScoreOptions {
  rubric?: string
  json?: boolean
  csv?: string | true
  html?: string
  min?: number
}

function readMin(value: string): number {
  const min = Number(value)
  if (!(min >= 0 && min <= 100)) throw new InvalidArgumentError('a number from 0 to 100')
  return min
}

async function score(given: string[], options: ScoreOptions): Promise<void> {
  const { files, csv } = sortOut(given, options.csv)
  if (files.length === 0) throw new Error('name at least one transcript or log; see `tongpin score --help`')
  const knowledge = knowledgeFromEnvironment()
  const rubric = readRubric(options.rubric, knowledge)
  const cards: FiledScorecard[] = []
  for (const file of files) {
    try {
      for await (const { name, events } of readLogs(file, knowledge, warn)) {
        const card = { file: name, ...scoreCall(events, rubric) }
        if (options.json) process.stdout.write(`${JSON.stringify(card)}\n`)
        else if (!csv && !options.html) process.stdout.write(`${renderText(card, knowledge.labels.name)}\n`)
        cards.push(card)
      }
    } catch (error) {
      warn(`${file}: ${(error as Error).message.split('\n')[0]}`)
      process.exitCode = 2
    }
  }
  if (csv === true) process.stdout.write(renderCsv(cards, rubric))
  else if (csv) writeFileSync(csv, renderCsv(cards, rubric))
  if (options.html) writeFileSync(options.html, renderHtml(cards, cards[0]?.language ?? 'zh', knowledge.labels.name))
  const { min } = options
  const low = min === undefined ? [] : cards.filter(card => card.overall < min)
  for (const card of low) warn(`${card.file}: ${card.overall} is below ${min}`)
  if (low.length > 0) process.exitCode ??= 1
}

/** `--csv FILE` takes a transcript for its output where the option stands before the files; only *.csv is an output. */
function sortOut(files: string[], csv: string | true | undefined): { files: string[]; csv: string | true | undefined } {
  return typeof csv === 'string' && !/\.csv$/i.test(csv) ? { files: [csv, ...files], csv: true } : { files, csv }
}

function readRubric(path: string | undefined, knowledge: Knowledge): Rubric {
  if (path === undefined) return compileRubric(knowledge.rubric)
  const parsed = readYamlFile(path)
  try {
    return compileRubric(parsed)
  } catch (error) {
    const issue = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues?.[0]
    throw new Error(
      `the rubric ${path}: ${issue ? `${issue.path.join('.')}: ${issue.message}` : (error as Error).message}`,
    )
  }
}

function warn(message: string): void {
  process.stderr.write(`${message}\n`)
}
