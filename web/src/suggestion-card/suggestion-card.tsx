import { useTranslation } from 'react-i18next'
import { languageOf } from '../../../src/domain/case-facts.ts'
import { useClientState } from '../desk/desk-context.ts'
import { Actions } from './actions.tsx'
import { Alternatives } from './alternatives.tsx'
import { Answered } from './answered.tsx'
import { CardHead } from './card-head.tsx'
import { outcomeOf, wordsOnCard } from './card-words.ts'
import { Editor } from './editor.tsx'
import { OwnWords } from './own-words.tsx'
import { Pause } from './pause.tsx'
import styles from './suggestion-card.module.css'
import { useCard } from './use-card.ts'
import { useCardHotkeys } from './use-hotkeys.ts'

/** What to say next: one sentence, large, with its reason and what can be done with it. */
export function SuggestionCard() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const card = useCard()
  useCardHotkeys(card)
  const { call } = desk
  const ended = call.phase === 'ended'
  const open = !ended && !card?.answer
  const lang = languageOf(call.facts.locale) === 'zh' ? 'zh-CN' : 'en'
  return (
    <section id="suggestion" className={`tp-card ${styles.card}`} aria-label={t('card.title')} tabIndex={-1}>
      {!card ? (
        <>
          <p className={styles.empty}>{t(call.phase === 'ended' ? 'card.ended' : 'card.empty')}</p>
          <OwnWords />
          <Notes />
        </>
      ) : (
        <>
          <CardHead suggestion={card.suggestion} />
          {card.overtaken && <p className={styles.note}>{t('card.newer')}</p>}
          {card.suggestion.tactics.includes('pause') && <Pause key={card.suggestion.id} running={!card.answer} />}
          {card.editing ? (
            <Editor
              key={card.suggestion.id}
              text={card.suggestion.text}
              onSend={card.sendEdit}
              onCancel={card.cancelEdit}
            />
          ) : (
            <p className={styles.sentence} lang={lang} aria-live="polite" data-answered={card.answer?.response}>
              {wordsOnCard(card.suggestion, card.answer)}
            </p>
          )}
          {card.answer && <Answered outcome={outcomeOf(card.suggestion, card.answer)} />}
          <p className={styles.why} lang={lang}>
            <span className="tp-hidden">{t('card.why')}: </span>
            {card.suggestion.why}
          </p>
          <OwnWords />
          <Notes />
          <div className={styles.foot}>
            {ended && <p className={styles.hint}>{t('card.ended')}</p>}
            {open && !card.editing && <Alternatives card={card} lang={lang} />}
            {open && <Actions card={card} />}
          </div>
        </>
      )}
    </section>
  )
}

/** Why the last turn brought nothing, and what the guard or a failing model did; above the buttons, which must not move. */
function Notes() {
  const { t } = useTranslation()
  const { desk } = useClientState()
  const { suggestion, withheld, fault, blocked } = desk.card
  const quiet = withheld?.reason === 'not-due'
  return (
    <>
      {withheld && desk.call.phase !== 'ended' && !(quiet && suggestion) && (
        <p className={styles.note} data-quiet={quiet || undefined}>
          {t(`card.withheld.${withheld.reason}`)}
        </p>
      )}
      {fault && <p className={styles.note}>{t(`card.fault.${fault}`)}</p>}
      {blocked.length > 0 && <p className={styles.note}>{t('card.blocked', { rules: blocked.join(', ') })}</p>}
    </>
  )
}
