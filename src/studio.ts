import { knowledgePaths, readConfig } from './config.ts'
import { createGraph } from './graph/graph.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { createRewriter } from './model/openai-rewriter.ts'

const { model } = readConfig()

/** The graph for LangGraph Studio (`langgraph.json`): the product's own, with the shipped knowledge. */
export const graph = createGraph({
  expertise: loadKnowledge(knowledgePaths()).expertise,
  rewriter: createRewriter({
    apiKey: model.apiKey,
    baseUrl: model.baseUrl ?? undefined,
    model: model.name ?? undefined,
    deadlineMs: model.deadlineMs,
    now: () => performance.now(),
  }),
  rewriteDeadlineMs: model.deadlineMs,
})
