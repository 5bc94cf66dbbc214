import { Line } from '../connection/line.ts'
import type { ClientPorts, Link } from '../connection/ports.ts'

/** Ids that are remembered against doubles; the outbox resends what is younger than that. */
const SEEN_MAX = 2_000

export interface FeedUser {
  /** Something happened to a request: what is listed is older now. */
  moved(): void
  link(link: Link): void
}

/**
 * Word of every request and decision as it happens (fault 43). The outbox delivers at least once: each delivery is confirmed,
 * and one whose id was seen before moves nothing. It only says that something moved; the list itself is asked for.
 */
export class ApprovalsFeed {
  #line: Line
  #seen = new Set<number>()

  constructor(ports: ClientPorts, user: FeedUser) {
    this.#line = new Line(ports, {
      resume: () => null,
      link: user.link,
      closed: () => {},
      mayComeBack: () => true,
      message: message => {
        if (message.type === 'welcome') this.#line.say({ type: 'approvals.watch' })
        if (message.type !== 'approval.pending') return
        this.#line.progressed()
        this.#line.say({ type: 'approvals.received', deliveryIds: [message.deliveryId] })
        if (this.#isNew(message.deliveryId)) user.moved()
      },
    })
  }

  open = (): void => this.#line.connect()

  close = (): void => this.#line.close()

  #isNew(deliveryId: number): boolean {
    if (this.#seen.has(deliveryId)) return false
    this.#seen.add(deliveryId)
    if (this.#seen.size > SEEN_MAX) this.#seen.delete(this.#seen.values().next().value as number)
    return true
  }
}
