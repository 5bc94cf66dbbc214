import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { type FormatId, formatIds, isFormatId } from '../ingest/formats.ts'
import { readTranscriptLines } from '../ingest/read-transcript.ts'
import { linesOf } from './transcript.ts'

export function register(program: Command): void {
  program
    .command('convert')
    .description('turn a transcript of any known format into JSON Lines: {speaker, text, startMs, endMs, source}')
    .argument('<file>', 'the transcript')
    .option('--from <format>', `the format, where detection fails: ${formatIds.join(', ')}`, readFormat)
    .option('--json', 'machine output only (the output is JSON Lines anyway; notices are left out)')
    .addHelpText('after', '\nExample:\n  tongpin convert call.vtt > call.jsonl')
    .action(convert)
}

function readFormat(name: string): FormatId {
  if (!isFormatId(name)) throw new InvalidArgumentError(`one of ${formatIds.join(', ')}`)
  return name
}

async function convert(file: string, options: { from?: FormatId; json?: boolean }): Promise<void> {
  let read = 0
  let problems = 0
  for await (const item of readTranscriptLines(linesOf(file), { format: options.from, fileName: basename(file) })) {
    if (item.kind === 'utterance') {
      process.stdout.write(`${JSON.stringify(item.utterance)}\n`)
      read += 1
    } else if (item.kind === 'case') {
      process.stdout.write(`${JSON.stringify({ case: item.facts })}\n`)
    } else if (item.kind === 'problem') {
      process.stderr.write(`${file}:${item.line}: ${item.message}\n`)
      problems += 1
    } else if (!options.json) {
      process.stderr.write(`${file}: ${item.message}\n`)
    }
  }
  // A file of which nothing could be read is bad input; a file with some broken lines is not.
  if (read === 0 && problems > 0) process.exitCode = 2
}
