import { z } from 'zod'

/**
 * The ids that logs, files, CLI output and the console share. They are stable: a display name lives in the locale files,
 * a definition with examples lives in `knowledge/labels`. The order of each list is the order in which people read it.
 */
export const EMOTIONS = ['calm', 'satisfied', 'confused', 'anxious', 'sad', 'disappointed', 'angry', 'unknown'] as const
export const NEEDS = ['ego', 'respect', 'fairness', 'revenge', 'compensation', 'venting'] as const
export const CATEGORIES = [
  'product-quality',
  'service-attitude',
  'timeliness',
  'price-fee',
  'mis-selling',
  'claim-refused',
  'privacy',
  'other',
] as const
export const SEVERITIES = ['ordinary', 'major', 'escalated', 'difficult'] as const
export const DEMAND_KINDS = [
  'refund',
  'compensation',
  'apology',
  'explanation',
  'correction',
  'speed',
  'punishment',
  'guarantee',
  'cancel',
  'other',
] as const
export const SIGNALS = [
  'regulator',
  'media',
  'lawsuit',
  'petition',
  'police',
  'group',
  'proxy-agent',
  'self-harm',
  'violence',
  'abuse',
  'repeat-complaint',
  'vulnerable',
] as const
export const STAGES = ['listen', 'investigate', 'deliberate', 'analyse', 'negotiate', 'act'] as const
export const LAYERS = ['fact', 'feeling', 'interest'] as const
export const LSCPA = ['listen', 'share', 'clarify', 'present', 'ask'] as const
export const TACTICS = [
  'minimal-encourager',
  'mirror',
  'paraphrase',
  'summary',
  'open-question',
  'pause',
  'describe-share',
  'label',
  'join-world',
  'helper-role',
  'accusation-audit',
  'calibrated-question',
  'limit-break',
  'soft-refusal',
  'persuade-feeling',
  'persuade-reason',
  'persuade-law',
  'persuade-interest',
  'ackerman-offer',
  'value-trade',
  'apology',
  'explain',
  'commit',
  'path',
  'boundary',
  'escalate',
  'thanks',
  'close',
] as const
export const TABOOS = [
  'argue',
  'blame-customer',
  'absolute-no',
  'hide-behind-rule',
  'belittle',
  'sarcasm',
  'counter-threat',
  'overpromise',
  'guarantee',
  'admit-liability',
  'withdraw-demand',
  'block-complaint',
  'leak-private',
  'stop-recording',
  'unauthorised-offer',
  'reflex-empathy',
] as const
export const SPEAKERS = ['customer', 'agent', 'unknown'] as const
/** What a signed-in person may do; not to be confused with the agent's authority over money, which is `CaseFacts.role`. */
export const ROLES = ['agent', 'supervisor', 'trainer', 'qa', 'admin'] as const
export const RESPONSIBILITIES = ['unknown', 'company', 'shared', 'customer'] as const

/**
 * What the customer does in a turn, beyond feeling and demanding. Plays branch on these; they are read by
 * `understanding` and never guessed: an empty list is a normal answer.
 */
export const CUSTOMER_CUES = [
  'greets',
  'asks',
  'tells',
  'insists',
  'accepts',
  'rejects',
  'confirms',
  'rejects-label',
  'wants-superior',
  'moves-demand',
  'thanks',
  'farewell',
] as const
/** What the agent does in a turn that moves the call forward, beyond the tactic used. */
export const AGENT_CUES = [
  'greets',
  'asks',
  'states-finding',
  'states-position',
  'refuses',
  'promises',
  'hands-over',
  'farewell',
] as const

export type Emotion = (typeof EMOTIONS)[number]
export type Need = (typeof NEEDS)[number]
export type Category = (typeof CATEGORIES)[number]
export type Severity = (typeof SEVERITIES)[number]
export type DemandKind = (typeof DEMAND_KINDS)[number]
export type SignalType = (typeof SIGNALS)[number]
export type Stage = (typeof STAGES)[number]
export type Layer = (typeof LAYERS)[number]
export type Lscpa = (typeof LSCPA)[number]
export type Tactic = (typeof TACTICS)[number]
export type Taboo = (typeof TABOOS)[number]
export type Speaker = (typeof SPEAKERS)[number]
export type Role = (typeof ROLES)[number]
export type CustomerCue = (typeof CUSTOMER_CUES)[number]
export type AgentCue = (typeof AGENT_CUES)[number]

export const emotionSchema = z.enum(EMOTIONS)
export const needSchema = z.enum(NEEDS)
export const categorySchema = z.enum(CATEGORIES)
export const severitySchema = z.enum(SEVERITIES)
export const demandKindSchema = z.enum(DEMAND_KINDS)
export const signalTypeSchema = z.enum(SIGNALS)
export const stageSchema = z.enum(STAGES)
export const layerSchema = z.enum(LAYERS)
export const lscpaSchema = z.enum(LSCPA)
export const tacticSchema = z.enum(TACTICS)
export const tabooSchema = z.enum(TABOOS)
export const speakerSchema = z.enum(SPEAKERS)
export const roleSchema = z.enum(ROLES)

/** A half-open range `[start, end)` in UTF-16 code units of the text that it points into. */
export const spanSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()])
export type Span = z.infer<typeof spanSchema>
