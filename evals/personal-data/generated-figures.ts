import { falseAlarms, scorePersonalTexts, worstGrowth } from './score.ts'

const percent = (part: number, whole: number) => `${whole ? ((100 * part) / whole).toFixed(1) : '–'} %`

/** Our own generated texts, kind by kind; with `all` every notation, with `missed` what was left legible. */
export function printGenerated({ seed, all, missed }: { seed: number; all: boolean; missed: boolean }): void {
  const scores = scorePersonalTexts(seed, 100)
  const line = (name: string, of: typeof scores) => {
    const sum = (key: 'pieces' | 'masked' | 'spans' | 'right') => of.reduce((total, each) => total + each[key], 0)
    const [masked, pieces, right, spans] = [sum('masked'), sum('pieces'), sum('right'), sum('spans')]
    console.log(`${name}: recall ${masked}/${pieces} (${percent(masked, pieces)}), precision ${percent(right, spans)}`)
  }
  line('generated', scores)
  for (const kind of new Set(scores.map(score => score.kind))) {
    const of = scores.filter(score => score.kind === kind)
    line(`  ${kind}`, of)
    if (all) for (const score of of) line(`    ${score.notation}`, [score])
  }
  if (missed) for (const score of scores) for (const text of score.missed) console.log(`- ${text}`)
  const alarms = falseAlarms(seed, 3000)
  console.log(`generated without personal data: ${alarms.length} masked ${JSON.stringify(alarms.slice(0, 5))}`)
  const { unit, growth, microseconds } = worstGrowth(5000)
  console.log(
    `worst input: ${JSON.stringify(unit)}, work × ${growth.toFixed(2)} for twice the length, ${(microseconds / 20_000).toFixed(1)} µs a character`,
  )
}
