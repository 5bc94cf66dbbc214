import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { productDir } from '../config.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'

/**
 * What `evals/run.ts` offers. The product does not import its own evaluation: it is loaded by path, from the source in a
 * checkout and from its own bundle in the installed package.
 */
interface EvalModule {
  runEvals(options: {
    knowledge: ReturnType<typeof knowledgeFromEnvironment>
    suites: readonly string[]
    baseline?: string | undefined
    updateBaseline?: boolean | undefined
    verbose?: boolean | undefined
    dir: string
  }): Promise<{ results: unknown[]; falls: unknown[]; text: string }>
}

export function register(program: Command): void {
  program
    .command('eval')
    .description('play the sample calls, score what was suggested, and compare with thresholds and baseline')
    .argument('[suites...]', 'suites by id (evals/suites) or by path; all of them without')
    .option('--json', 'print results and falls as JSON')
    .option('--baseline <file>', 'compare with this baseline instead of evals/baselines/baseline.json')
    .option('--update-baseline', 'write what was measured into the baseline')
    .option('--verbose', 'show everything that was missed')
    .addHelpText('after', '\nExample:\n  tongpin eval complaint-calls-zh --verbose')
    .action(evaluate)
}

interface EvaluateOptions {
  json?: boolean
  baseline?: string
  updateBaseline?: boolean
  verbose?: boolean
}

async function evaluate(suites: string[], options: EvaluateOptions): Promise<void> {
  const path = [join(productDir, 'evals', 'run.ts'), join(productDir, 'dist', 'evals.js')].find(file =>
    existsSync(file),
  )
  if (!path) throw new Error('the evaluation is missing here; run `npm run eval` in a checkout of the repository')
  const { runEvals } = (await import(pathToFileURL(path).href)) as EvalModule
  const { results, falls, text } = await runEvals({
    knowledge: knowledgeFromEnvironment(),
    suites,
    baseline: options.baseline,
    updateBaseline: options.updateBaseline,
    verbose: options.verbose,
    dir: join(productDir, 'evals'),
  })
  process.stdout.write(options.json ? `${JSON.stringify({ ok: falls.length === 0, results, falls })}\n` : text)
  if (falls.length > 0) process.exitCode = 1
}
