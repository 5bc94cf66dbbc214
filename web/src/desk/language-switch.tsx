import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setLanguage } from '../i18n.ts'

export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t('bar.languageLabel')}
      onClick={() => setLanguage(other)}
    >
      {t('bar.language')}
    </Button>
  )
}
