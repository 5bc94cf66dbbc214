import { type Random, seeded } from './notations/random.ts'
import { ADDRESS_FORMS } from './personal-data/addresses.ts'
import { CARRIERS, CORRECTIONS, PARTS } from './personal-data/carriers.ts'
import { CODE_DISGUISES, type Disguise, NUMBER_DISGUISES } from './personal-data/disguises.ts'
import { FRAMED } from './personal-data/framed.ts'
import * as names from './personal-data/names.ts'
import { SPLITS } from './personal-data/turns.ts'
import * as values from './personal-data/values.ts'

/**
 * Sentences with invented personal data in every notation that we know of, made from a seed: what a test and
 * `measure-privacy.ts` hold the masking against. All of it is our own.
 */
export interface PersonalText {
  text: string
  spans: { start: number; end: number }[]
  kind: string
  notation: string
  previous?: string[]
  asked?: string
}
type Value = (random: Random) => string
type Cell = { kind: string; notation: string; make: (random: Random) => Omit<PersonalText, 'kind' | 'notation'> }

/** A carrier with its slots filled. */
function fill(carrier: string, parts: readonly string[]): Pick<PersonalText, 'text' | 'spans'> {
  const spans: PersonalText['spans'] = []
  let text = ''
  for (const [index, piece] of carrier.split('{}').entries()) {
    if (index > 0) {
      const part = parts[index - 1] as string
      spans.push({ start: text.length, end: text.length + part.length })
      text += part
    }
    text += piece
  }
  return { text, spans }
}

function cells(kind: string, carriers: string, value: Value, disguises: Readonly<Record<string, Disguise>>): Cell[] {
  return Object.entries(disguises).map(([notation, disguise]) => ({
    kind,
    notation,
    make: random => fill(random.pick(CARRIERS[carriers] as string[]), [disguise(value(random), random)]),
  }))
}
const only = (disguises: Readonly<Record<string, Disguise>>, ...keys: string[]) =>
  Object.fromEntries(keys.map(key => [key, disguises[key] as Disguise]))
const PLAIN = { plain: (value: string) => value }

function numberCells(): Cell[] {
  return [
    ...cells('identity', 'identity', values.identityNumber, NUMBER_DISGUISES),
    ...cells('identity ending in X', 'identity', values.identityNumberWithX, NUMBER_DISGUISES),
    ...cells('identity without a cue', 'bare identity', values.identityNumber, NUMBER_DISGUISES),
    ...cells('old identity', 'old identity', values.oldIdentityNumber, NUMBER_DISGUISES),
    ...cells('card', 'card', values.bankCard, NUMBER_DISGUISES),
    ...cells('mobile', 'mobile', values.mobile, NUMBER_DISGUISES),
    ...cells(
      'mobile with +86',
      'mobile',
      random => `${random.pick(['+86 ', '+86-', '86', '0086'])}${values.mobile(random)}`,
      PLAIN,
    ),
    ...cells('landline', 'landline', values.landline, NUMBER_DISGUISES),
    ...cells(
      'local landline',
      'local landline',
      values.localLandline,
      only(NUMBER_DISGUISES, 'plain', 'spaces', 'full width', 'spoken'),
    ),
    ...cells(
      'account',
      'account',
      values.accountNumber,
      only(NUMBER_DISGUISES, 'plain', 'spaces', 'full width', 'spoken', 'invisible'),
    ),
  ]
}

function codeCells(): Cell[] {
  const few = only(CODE_DISGUISES, 'plain', 'full width', 'invisible', 'spoken', 'lower case')
  return [
    ...cells('plate', 'plate', values.plate, CODE_DISGUISES),
    ...cells('plate of a new-energy car', 'plate', values.greenPlate, CODE_DISGUISES),
    ...cells('plate of a trailer', 'plate', values.trailerPlate, few),
    ...cells('plate of Hong Kong or Macau', 'plate', values.borderPlate, few),
    ...cells('plate of the police', 'plate', values.policePlate, few),
    ...cells('passport', 'passport', values.passport, CODE_DISGUISES),
    ...cells('permit', 'permit', values.borderPermit, few),
    ...cells('policy', 'policy', values.policyNumber, few),
    ...cells('messenger', 'handle', values.handle, only(CODE_DISGUISES, 'plain', 'full width', 'invisible')),
    ...cells('e-mail', 'email', values.email, EMAIL_DISGUISES),
  ]
}
const EMAIL_DISGUISES: Readonly<Record<string, Disguise>> = {
  ...only(CODE_DISGUISES, 'plain', 'full width', 'invisible'),
  spoken: (value, random) =>
    value
      .replace('@', random.pick(['艾特', ' at ', ' @ ', '(at)', '圈a', ' 艾特 ']))
      .replaceAll('.', random.pick(['点', '.', ' 点 '])),
  'spoken digits': value =>
    value
      .replace(/\d/g, digit => '零幺二三四五六七八九'[Number(digit)] as string)
      .replace('@', '艾特')
      .replaceAll('.', '点'),
}

function textCells(): Cell[] {
  const named = (notation: string, value: Value, carriers = 'name'): Cell => ({
    kind: 'name',
    notation,
    make: random => fill(random.pick(CARRIERS[carriers] as string[]), [value(random)]),
  })
  return [
    named('two characters', names.shortName),
    named('three characters', names.longName),
    named('double surname', names.doubleName),
    named('four characters', names.fourName),
    named('with a dot', names.dottedName),
    named('of a minority, no dot', names.undottedName),
    named('traditional', random => names.traditional(names.anyName(random))),
    named('without a naming word', names.anyName, 'weak name'),
    named('with a title', random => `${names.surname(random)}${random.pick(['先生', '女士', '小姐'])}`, 'titled'),
    named('surname', names.surname, 'surname'),
    named('double surname alone', names.doubleSurname, 'surname'),
    ...cells(
      'birthday',
      'birthday',
      values.birthday,
      only(NUMBER_DISGUISES, 'plain', 'full width', 'spoken', 'Unicode digits'),
    ),
    ...Object.entries(ADDRESS_FORMS).map(([notation, value]) => ({
      kind: 'address',
      notation,
      make: (random: Random) => fill(random.pick(CARRIERS.address as string[]), [value(random)]),
    })),
  ]
}

const CORRECTED: Readonly<Record<string, Value>> = {
  mobile: values.mobile,
  'local landline': values.localLandline,
  identity: values.identityNumber,
  card: values.bankCard,
  name: names.anyName,
  policy: random => `P${values.accountNumber(random)}`,
}
const PARTIAL: Readonly<Record<string, Value>> = {
  identity: random => values.identityNumber(random).slice(0, random.int(4, 12)),
  card: random => values.bankCard(random).slice(0, random.int(4, 12)),
  mobile: random => values.mobile(random).slice(0, random.int(3, 8)),
  policy: random => values.policyNumber(random).slice(0, random.int(5, 8)).replace(/-$/, ''),
}

function sentenceCells(): Cell[] {
  return [
    ...Object.entries(CORRECTED).map(([kind, value]) => ({
      kind: `${kind}, two in a sentence`,
      notation: 'plain',
      make: (random: Random) => fill(random.pick(CORRECTIONS[kind] as string[]), [value(random), value(random)]),
    })),
    ...Object.entries(PARTIAL).map(([kind, value]) => ({
      kind: `${kind}, a part`,
      notation: 'plain',
      make: (random: Random) => fill(random.pick(PARTS[kind] as string[]), [value(random)]),
    })),
    ...Object.entries(SPLITS).map(([notation, split]) => ({
      kind: 'over turns',
      notation,
      make: (random: Random) => {
        const { value, ...made } = split(random)
        const start = made.text.indexOf(value)
        return { ...made, spans: [{ start, end: start + value.length }] }
      },
    })),
  ]
}

const framedCells = (): Cell[] =>
  FRAMED.map(({ kind, notation, carriers, value }) => ({
    kind,
    notation,
    make: random => {
      const carrier = random.pick(carriers)
      return fill(
        carrier,
        Array.from({ length: carrier.split('{}').length - 1 }, () => value(random)),
      )
    },
  }))

const CELLS = [...numberCells(), ...codeCells(), ...textCells(), ...sentenceCells(), ...framedCells()]

/** `each` texts of every kind in every notation. */
export function personalTexts(seed: number, each: number): PersonalText[] {
  const random = seeded(seed)
  return CELLS.flatMap(({ kind, notation, make }) =>
    Array.from({ length: each }, () => ({ ...make(random), kind, notation })),
  )
}
