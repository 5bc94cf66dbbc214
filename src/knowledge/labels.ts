import { z } from 'zod'

const displaySchema = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** Display names by id, whatever list the id belongs to: ids are unique over the whole vocabulary but for `other`. */
export interface Labels {
  name(id: string, language: 'zh' | 'en'): string
}

/**
 * Collects the display names out of label files: any mapping, at any depth, from an id to an object with `zh` and `en`
 * strings (directly, or under `name`). An id without a name shows itself, so that nothing is hidden.
 */
export function compileLabels(parsed: readonly unknown[]): Labels {
  // The service never asks for a name, so the names are collected at the first question.
  let names: ReturnType<typeof collect> | null = null
  return {
    name(id, language) {
      names ??= collect(parsed)
      return names.get(id)?.[language] ?? id
    },
  }
}

function collect(parsed: readonly unknown[]): Map<string, { zh: string; en: string }> {
  const names = new Map<string, { zh: string; en: string }>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      const direct = displaySchema.safeParse(inner)
      const named = z.object({ name: displaySchema }).safeParse(inner)
      if (direct.success && !names.has(key)) names.set(key, direct.data)
      else if (named.success && !names.has(key)) names.set(key, named.data.name)
      else walk(inner)
    }
  }
  for (const file of parsed) walk(file)
  return names
}
