import { useTranslation } from 'react-i18next'
import type { Limits } from '../../../src/domain/case-facts.ts'
import { formatMoney } from '../../../src/domain/money.ts'
import { readBasis } from './basis.ts'
import styles from './ladder-panel.module.css'

/** What bound the cap, and what other calls have spent of the case and of the customer's year already (D1, P8). */
export function AuthorityNotes({ limits }: { limits: Limits }) {
  const { t } = useTranslation()
  const { currency, spent } = limits
  const say = (minor: number) => formatMoney({ minor, currency })
  const basis = readBasis(limits)
  const basisWords = basis
    ? t(`ladder.basis.${basis.left === null ? basis.kind : `${basis.kind}-left`}`, {
        ...basis,
        role: t(`authority.${basis.role}`, { defaultValue: basis.role ?? '' }),
      })
    : limits.basis
  const spendings = [
    ['case', spent?.caseMinor, spent?.perCaseCapMinor],
    ['customerYear', spent?.customerYearMinor, spent?.perCustomerYearCapMinor],
  ] as const
  return (
    <dl className={styles.notes}>
      <dt>{t('ladder.because')}</dt>
      <dd>
        {basisWords}
        {basis?.category && ` · ${t(`category.${basis.category}`, { defaultValue: basis.category })}`}
      </dd>
      {spendings.map(([name, minor, capMinor]) =>
        minor === undefined || capMinor === null || capMinor === undefined ? null : (
          <SpentRow key={name} name={t(`ladder.spent.${name}`)} text={`${say(minor)} / ${say(capMinor)}`} />
        ),
      )}
    </dl>
  )
}

function SpentRow({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.spent}>{text}</dd>
    </>
  )
}
