import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { languageOf, localeSchema } from '../domain/case-facts.ts'
import { CURRENCIES, type Currency } from '../domain/money.ts'
import { type GuardBounds, guardText } from '../tools/guard.ts'
import { runJsonLines } from './json-lines.ts'
import { knowledgeFromEnvironment } from './knowledge.ts'

interface GuardOptions {
  capMinor: number
  floorMinor?: number
  offerMinor?: number
  currency: Currency
  locale: string
  on: string
}

const inputSchema = z.looseObject({ text: z.string() })

/** `tongpin guard`: may these sentences be put before an agent under this cap? One verdict a line. */
export function register(program: Command): void {
  program
    .command('guard')
    .description('Check sentences against a cap, a floor, forbidden wording, articles and personal data (JSON Lines).')
    .requiredOption('--cap-minor <n>', 'the most that may be named, in minor units (fen, cents)', minorUnits)
    .option('--floor-minor <n>', 'what is owed: an offer under it is blocked', minorUnits)
    .option('--offer-minor <n>', 'the offer of this turn: another figure offered is blocked', minorUnits)
    .addOption(new Option('--currency <code>', 'currency of the cap').choices(CURRENCIES).default('CNY'))
    .option('--locale <tag>', 'zh or en', localeTag, 'zh')
    .option('--on <date>', 'the day for which articles of law are checked, YYYY-MM-DD', dayTag, today())
    .option('--json', 'machine output only (it is JSON Lines anyway)')
    .addHelpText('after', `\nExample:\n  echo '{"id":1,"text":"给您补偿八千元"}' | tongpin guard --cap-minor 500000\n`)
    .action(async (options: GuardOptions) => {
      const { wording, registry } = knowledgeFromEnvironment().expertise
      const bounds: GuardBounds = {
        language: languageOf(options.locale),
        currency: options.currency,
        capMinor: options.capMinor,
        floorMinor: options.floorMinor ?? null,
        offerMinor: options.offerMinor ?? null,
        amounts: null,
        articles: [],
        law: { registry, on: options.on },
        maxLength: false,
        checkLanguage: false,
      }
      await runJsonLines(inputSchema, ({ text }) => ({ ...guardText(text, bounds, wording) }))
    })
}

function minorUnits(value: string): number {
  const parsed = Number(value)
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(parsed))
    throw new InvalidArgumentError('give a whole number of minor units, for example 500000 for 5,000 yuan')
  return parsed
}

/** The calendar day here, since a law comes into force on a day and not at an instant. */
function today(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function dayTag(value: string): string {
  const day = new Date(`${value}T00:00:00Z`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  if (!isDay) throw new InvalidArgumentError('give a day that exists, as YYYY-MM-DD')
  return value
}

function localeTag(value: string): string {
  const parsed = localeSchema.safeParse(value)
  if (!parsed.success) throw new InvalidArgumentError('give a locale that begins with zh or en')
  return parsed.data
}
