import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MissingFact } from './clock-facts.ts'

/** Asks for one fact of a clock; a fact without a name in the locales is asked for by its own. */
export function MissingFactInput({
  fact,
  value,
  isMissing = false,
  onChange,
}: {
  fact: MissingFact
  value: string
  isMissing?: boolean
  onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  const label = t(`clock.fact.${fact.path.replace('.', '_')}`, { defaultValue: fact.path })
  if (fact.kind === 'choice') {
    return (
      <Select
        size="xs"
        label={label}
        placeholder={t('clock.choose')}
        data={fact.options.map(option => ({
          value: option,
          label: t(`clock.option.${option}`, { defaultValue: option }),
        }))}
        value={value === '' ? null : value}
        withAsterisk={isMissing}
        onChange={picked => onChange(picked ?? '')}
      />
    )
  }
  return (
    <TextInput
      size="xs"
      type={fact.kind === 'day' ? 'date' : 'text'}
      label={label}
      value={value}
      withAsterisk={isMissing}
      maxLength={200}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
