import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src/domain/call.ts'
import { formatMoney } from '../../../src/domain/money.ts'
import { type Profile, profileOf } from '../../../src/domain/profile.ts'
import { NEEDS } from '../../../src/domain/vocabulary.ts'
import { useClientState } from '../desk/desk-context.ts'
import { hundredths } from '../transcript/heat-band.ts'
import styles from './profile-panel.module.css'
import { riskLevel } from './risk-level.ts'

/** Who is speaking and what about (F1–F6): risk, signals with their words, demands, and the mixture of needs. */
export function ProfilePanel() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const { call } = desk
  const profile = profileOf(call)
  return (
    <section className={`tp-card ${styles.panel}`} aria-labelledby="profile-title">
      <h2 id="profile-title" className="tp-hidden">
        {t('profile.title')}
      </h2>
      <Head call={call} profile={profile} />
      <Signals call={call} />
      <Demands call={call} />
      <Needs profile={profile} />
    </section>
  )
}

function Head({ call, profile }: { call: Call; profile: Profile }) {
  const { t } = useTranslation()
  const level = riskLevel(profile.risk.value)
  return (
    <dl className={styles.head}>
      <div data-risk={level}>
        <dt>{t('profile.risk')}</dt>
        <dd>{t(`profile.riskLevel.${level}`)}</dd>
      </div>
      <div>
        <dt>{t('profile.severity')}</dt>
        <dd>{call.severity ? t(`severity.${call.severity}`) : t('profile.unset')}</dd>
      </div>
      <div>
        <dt>{t('profile.category')}</dt>
        <dd>{t(`category.${call.category}`)}</dd>
      </div>
      <div>
        <dt>{t('profile.rationality')}</dt>
        <dd>{hundredths(profile.rationality.value)}</dd>
      </div>
    </dl>
  )
}

function Signals({ call }: { call: Call }) {
  const { t } = useTranslation()
  if (call.signals.length === 0) return null
  return (
    <div className={styles.block}>
      <h3 className="tp-title">{t('profile.signals')}</h3>
      <ul className={styles.signals}>
        {call.signals.map(signal => (
          <li key={signal.type}>
            <b>{t(`signal.${signal.type}`)}</b>
            <q>{signal.text}</q>
            {signal.times > 1 && <span className={styles.times}>{t('profile.times', { count: signal.times })}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Demands({ call }: { call: Call }) {
  const { t } = useTranslation()
  return (
    <div className={styles.block}>
      <h3 className="tp-title">{t('profile.demands')}</h3>
      {call.demands.length === 0 ? (
        <p className={styles.none}>{t('profile.noDemands')}</p>
      ) : (
        <ul className={styles.demands}>
          {call.demands.map(demand => (
            <li key={demand.kind}>
              {t(`demand.${demand.kind}`)}
              {demand.amount && <b>{formatMoney(demand.amount)}</b>}
              {demand.times > 1 && <span className={styles.times}>{t('profile.times', { count: demand.times })}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Needs({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  return (
    <div className={styles.block}>
      <h3 className="tp-title">{t('profile.needs')}</h3>
      <ul className={styles.needs}>
        {NEEDS.map(need => {
          const share = profile.need.shares[need]
          return (
            <li key={need} data-primary={profile.need.primary === need || undefined}>
              <span>{t(`need.${need}`)}</span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${Math.round(share * 100)}%` }} />
              </span>
              <span className={styles.share}>{hundredths(share)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
