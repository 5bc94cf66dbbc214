export type UiLanguage = 'zh' | 'en'

/** What was chosen before, else the first of the browser's languages that the product speaks, else English. */
export function chooseLanguage(stored: string | null, preferred: readonly string[]): UiLanguage {
  if (stored === 'zh' || stored === 'en') return stored
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0]
    if (language === 'zh' || language === 'en') return language
  }
  return 'en'
}
