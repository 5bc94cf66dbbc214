import { Button, Input, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currencyFor, minorOf } from '../ladder/money-input.ts'
import { useSession } from './desk-context.ts'
import styles from './own-call-form.module.css'

const FIGURES = ['demand', 'cap', 'target', 'floor'] as const
const AUTHORITIES = ['agent', 'senior', 'specialist', 'supervisor'] as const

/** Starts a call without telephony; only the language is needed, everything else sharpens what the desk can say. */
export function OwnCallForm() {
  const { t, i18n } = useTranslation()
  const session = useSession()
  const [language, setLanguage] = useState<'zh' | 'en'>(i18n.language === 'zh' ? 'zh' : 'en')
  const [role, setRole] = useState<string>('agent')
  const [words, setWords] = useState({ product: '', summary: '' })
  const [typed, setTyped] = useState({ demand: '', cap: '', target: '', floor: '' })
  const currency = currencyFor(language)
  const bad = FIGURES.filter(id => minorOf(typed[id]) === undefined)
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (bad.length > 0) return
    const figures = Object.fromEntries(
      FIGURES.flatMap(id => {
        const minor = minorOf(typed[id])
        return typeof minor === 'number' ? [[`${id}Minor`, minor]] : []
      }),
    )
    const said = Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''))
    const locale = language === 'zh' ? 'zh-CN' : 'en'
    void session.openTyped({ locale, currency, channel: 'console', role, ...said, ...figures })
  }
  return (
    <form className={styles.form} onSubmit={begin}>
      <div className={styles.pair}>
        <Input.Wrapper size="xs" label={t('start.language')} labelElement="div">
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('start.language')}
            value={language}
            onChange={value => setLanguage(value === 'zh' ? 'zh' : 'en')}
            data={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Input.Wrapper>
        <Select
          size="xs"
          label={t('start.role')}
          data={AUTHORITIES.map(id => ({ value: id, label: t(`authority.${id}`) }))}
          value={role}
          onChange={value => setRole(value ?? 'agent')}
          allowDeselect={false}
        />
      </div>
      <TextInput
        size="xs"
        label={t('start.product')}
        maxLength={400}
        value={words.product}
        onChange={event => setWords({ ...words, product: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        label={t('start.summary')}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={4}
        value={words.summary}
        onChange={event => setWords({ ...words, summary: event.currentTarget.value })}
      />
      <div className={styles.figures}>
        {FIGURES.map(id => (
          <TextInput
            key={id}
            size="xs"
            inputMode="decimal"
            label={t(`start.${id}`, { currency })}
            value={typed[id]}
            onChange={event => setTyped({ ...typed, [id]: event.currentTarget.value })}
            error={bad.includes(id) ? t('start.moneyBad') : undefined}
          />
        ))}
      </div>
      <p className={styles.hint}>{t('start.moneyWhy')}</p>
      <Button type="submit">{t('start.begin')}</Button>
    </form>
  )
}
