import fc from 'fast-check'
import { type CallEvent, callEventSchema } from '../../src/domain/events.ts'

/** As much of a zod schema as the events of the log are made of. */
interface Schema {
  def: {
    type: string
    shape?: Record<string, Schema>
    element?: Schema
    innerType?: Schema
    keyType?: Schema
    valueType?: Schema
    options?: Schema[]
    items?: Schema[]
    entries?: Record<string, string>
    values?: unknown[]
    checks?: { _zod: { def: { check: string; pattern?: RegExp } } }[]
  }
}

/** What stands where the schema asks for a text; `path` names the field, such as `utterance-heard.text`. */
export type TextAt = (path: string) => fc.Arbitrary<string>

/** Texts for fields that ask for a pattern. */
const PATTERNED = ['zh-CN', '2024-05-06']

const eventSchemas = callEventSchema.options as unknown as Schema[]
const typeOf = (schema: Schema) => String(schema.def.shape?.type?.def.values?.[0])

/** Events made from the schema itself, so that no field that somebody adds is forgotten. `full`: every optional field is there. */
export function eventsFromSchema(text: TextAt, { full = false } = {}): Map<string, fc.Arbitrary<CallEvent>> {
  return new Map(
    eventSchemas.map(schema => {
      const type = typeOf(schema)
      return [type, arbitrary(schema, type, text, full) as fc.Arbitrary<CallEvent>]
    }),
  )
}

function arbitrary(schema: Schema, path: string, text: TextAt, full: boolean): fc.Arbitrary<unknown> {
  const { def } = schema
  const inner = (next: Schema | undefined, name = path) => arbitrary(next as Schema, name, text, full)
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape ?? {})
      const optional = fields.filter(([, field]) => field.def.type === 'optional').map(([key]) => key)
      const model = Object.fromEntries(fields.map(([key, field]) => [key, inner(field, `${path}.${key}`)]))
      const requiredKeys = full ? undefined : fields.map(([key]) => key).filter(key => !optional.includes(key))
      return requiredKeys ? fc.record(model, { requiredKeys }) : fc.record(model)
    }
    case 'optional':
      return inner(def.innerType)
    case 'nullable':
      return full ? inner(def.innerType) : fc.option(inner(def.innerType))
    case 'array':
      return fc.array(inner(def.element), { minLength: 1, maxLength: full ? 1 : 3 })
    case 'tuple':
      return fc.tuple(...(def.items ?? []).map(item => inner(item)))
    case 'record':
      return fc.dictionary(inner(def.keyType, `${path}.key`) as fc.Arbitrary<string>, inner(def.valueType), {
        minKeys: full ? 1 : 0,
        maxKeys: 2,
      })
    case 'union':
      return fc.oneof(...(def.options ?? []).map(option => inner(option)))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}))
    case 'literal':
      return fc.constantFrom(...(def.values ?? []))
    case 'number':
      // 1 is a share, a turn, a revision and an amount alike.
      return /turn|minor/i.test(path.split('.').at(-1) ?? '') ? fc.nat({ max: 8 }) : fc.constant(1)
    case 'boolean':
      return fc.boolean()
    case 'string': {
      const pattern = def.checks?.map(check => check._zod.def.pattern).find(found => found !== undefined)
      if (!pattern) return text(path)
      const fitting = PATTERNED.find(sample => pattern.test(sample))
      if (fitting === undefined) throw new Error(`${path}: no sample fits ${pattern}`)
      return fc.constant(fitting)
    }
    default:
      throw new Error(`${path}: a schema of type ${def.type} has no arbitrary yet`)
  }
}
