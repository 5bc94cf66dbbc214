import { config } from 'zod'

/**
 * zod compiles parsers with `new Function` where it may. The console is served under a policy that forbids it, and the
 * probe alone is reported as a violation; this has to run before any schema is made, so `main.tsx` imports it first.
 */
config({ jitless: true })
