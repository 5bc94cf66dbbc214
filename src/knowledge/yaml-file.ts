import { readFileSync } from 'node:fs'
import { KnowledgeError } from './load.ts'
import { parseYaml } from './yaml.ts'

/** Parses one YAML file that a command names (a rubric of one's own); whoever uses it checks its shape. */
export function readYamlFile(path: string): unknown {
  try {
    return parseYaml(readFileSync(path, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new KnowledgeError(`cannot read ${path}: ${code ?? message.split('\n')[0]}`)
  }
}
