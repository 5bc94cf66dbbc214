import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MoonIcon, SunIcon } from '../icons.tsx'

export function SchemeSwitch() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  const name = t(`bar.schemeTo.${other}`)
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={name} title={name} onClick={() => setColorScheme(other)}>
      {other === 'dark' ? <MoonIcon /> : <SunIcon />}
    </ActionIcon>
  )
}
