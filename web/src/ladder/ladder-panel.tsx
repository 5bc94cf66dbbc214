import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src/domain/call.ts'
import { type Currency, formatMoney } from '../../../src/domain/money.ts'
import { useClientState } from '../desk/desk-context.ts'
import { ApprovalForm } from './approval-form.tsx'
import { ApprovalList } from './approval-list.tsx'
import { AuthorityNotes } from './authority-notes.tsx'
import styles from './ladder-panel.module.css'
import { offersMade, problemCode, type Rung, rungsOf } from './rungs.ts'

/** The figures of the negotiation (T10, D1, D2) from the highest to the lowest, and who put which on the table. */
export function LadderPanel() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const { call, card } = desk
  const currency = call.limits?.currency ?? call.facts.currency ?? 'CNY'
  const rungs = rungsOf(call, card.suggestion)
  return (
    <section className={`tp-card ${styles.panel}`} aria-labelledby="ladder-title">
      <header className={styles.head}>
        <h2 id="ladder-title" className="tp-title">
          {t('ladder.title')}
        </h2>
        {call.ledger.accepted ? (
          <span className={styles.accepted}>{t('ladder.accepted')}</span>
        ) : (
          call.limits && (
            <span className={styles.role}>
              {t('ladder.role', { role: t(`authority.${call.limits.role}`, { defaultValue: call.limits.role }) })}
            </span>
          )
        )}
      </header>
      {call.limits?.problem && (
        <p className={styles.problem} role="alert">
          {t(`ladder.problem.${problemCode(call.limits.problem)}`, { defaultValue: call.limits.problem })}
        </p>
      )}
      {rungs.length === 0 ? (
        <p className={styles.empty}>{t('ladder.empty')}</p>
      ) : (
        <ol className={styles.rungs}>
          {rungs.map(rung => (
            <RungRow key={rung.id} rung={rung} currency={currency} />
          ))}
        </ol>
      )}
      <Offers call={call} currency={currency} />
      {call.limits && <AuthorityNotes limits={call.limits} />}
      <ApprovalList call={call} />
      {call.limits && call.phase === 'live' && <ApprovalForm currency={currency} />}
    </section>
  )
}

function RungRow({ rung, currency }: { rung: Rung; currency: Currency }) {
  const { t } = useTranslation()
  const note =
    rung.id === 'next' && rung.step
      ? rung.step === 'accept'
        ? t('ladder.stepAccept')
        : t('ladder.step', { step: rung.step })
      : rung.turn !== null
        ? t('ladder.turn', { turn: rung.turn + 1 })
        : rung.outOfReach
          ? t('ladder.outOfReach')
          : rung.id === 'floor'
            ? rung.basis
            : null
  return (
    <li className={styles.rung} data-rung={rung.id} data-out={rung.outOfReach || undefined}>
      <span className={styles.name}>{t(`ladder.rung.${rung.id}`)}</span>
      <span className={styles.note} title={rung.basis ?? undefined}>
        {note}
      </span>
      <span className={styles.money}>{formatMoney({ minor: rung.minor, currency })}</span>
    </li>
  )
}

function Offers({ call, currency }: { call: Call; currency: Currency }) {
  const { t } = useTranslation()
  const offers = offersMade(call)
  if (offers.length < 2) return null
  return (
    <div className={styles.offers}>
      <h3 className="tp-title">{t('ladder.offers')}</h3>
      <ol>
        {offers.map(offer => (
          <li key={`${offer.by}-${offer.minor}`} data-by={offer.by}>
            {t(`ladder.${offer.by}`)} {formatMoney({ minor: offer.minor, currency })}
          </li>
        ))}
      </ol>
    </div>
  )
}
