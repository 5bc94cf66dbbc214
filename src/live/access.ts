import type { Actor } from './ports.ts'

/** Who may read a call: its agent, and the roles whose work is looking at other people's calls. */
export function mayRead(actor: Actor, owner: string): boolean {
  return actor.role === 'agent' ? actor.user === owner : true
}

/** Who may put words and facts into a call. */
export function mayWrite(actor: Actor, owner: string): boolean {
  return actor.role === 'admin' || (actor.role === 'agent' && actor.user === owner)
}

export function mayStart(actor: Actor): boolean {
  return actor.role === 'agent' || actor.role === 'admin'
}

/** Who may decide over an approval; that nobody decides on their own request is checked against the request itself. */
export function mayDecide(actor: Actor): boolean {
  return actor.role === 'supervisor' || actor.role === 'admin'
}
