import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './locales/en.json'
import zh from './locales/zh.json'
import { chooseLanguage, type UiLanguage } from './session/language.ts'

const STORED = 'tongpin.language'

/** The language of the screen; the language of a call comes with the call. */
export function setLanguage(language: UiLanguage): void {
  localStorage.setItem(STORED, language)
  void i18next.changeLanguage(language)
}

/** Tells the browser which language the page is in: it picks the Chinese or the Japanese shape of a character by this. */
function tellDocument(language: string): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

i18next.on('languageChanged', tellDocument)
void i18next.use(initReactI18next).init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: chooseLanguage(localStorage.getItem(STORED), navigator.languages),
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  initAsync: false,
})
