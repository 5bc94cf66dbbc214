import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../src/domain/money.ts'
import type { Suggestion } from '../../../src/domain/suggestion.ts'
import styles from './suggestion-card.module.css'

/** Names the tactic, and says where in the method the sentence stands and where it comes from. */
export function CardHead({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation()
  const { tactics, layer, lscpa, stage, source, revision, turn, offer } = suggestion
  return (
    <header className={styles.head}>
      <h2 className={styles.tactic}>{tactics.map(tactic => t(`tactic.${tactic}`)).join(' + ')}</h2>
      {offer && (
        <span className={styles.offer}>
          {t('card.offer', { money: formatMoney(offer) })}
          <small>{offer.step === 'accept' ? t('card.stepAccept') : t('card.step', { step: offer.step })}</small>
        </span>
      )}
      <ul className={styles.tags}>
        <li data-layer={layer}>{t(`layer.${layer}`)}</li>
        <li>{t(`lscpa.${lscpa}`)}</li>
        <li>
          <span className="tp-hidden">{t('card.stage')} </span>
          {t(`stage.${stage}`)}
        </li>
      </ul>
      <span className={styles.source} data-source={source}>
        {t(`card.source.${source}`)} · {t('card.revision', { n: revision })} · {t('card.turn', { turn: turn + 1 })}
      </span>
    </header>
  )
}
