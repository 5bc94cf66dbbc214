import type { Role } from '../../../src/domain/vocabulary.ts'

export const APPROVALS_PATH = '/approvals'

/**
 * Which page somebody sees. Supervisors decide, so they land on the approvals; whoever runs the service has both, and lands
 * on the desk; for everybody else there is only the desk.
 */
export function pageFor(role: Role, path: string): 'desk' | 'approvals' {
  if (role === 'supervisor') return 'approvals'
  return role === 'admin' && path === APPROVALS_PATH ? 'approvals' : 'desk'
}
