import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './suggestion-card.module.css'

const TEXT_MAX = 2000

/** Edits the sentence in place. Enter sends, except while an input method still composes; Escape gives up. */
export function Editor({
  text,
  onSend,
  onCancel,
}: {
  text: string
  onSend: (text: string) => void
  onCancel: () => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  }, [text])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onCancel()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      onSend(words)
    }
  }
  return (
    <div className={styles.editor}>
      <Textarea
        ref={field}
        aria-label={t('card.editLabel')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={TEXT_MAX}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        classNames={{ input: styles.editorField }}
      />
      <div className={styles.actions}>
        <Button onClick={() => onSend(words)} disabled={words.trim() === ''}>
          {t('card.editSend')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('card.editCancel')}
        </Button>
        <span className={styles.hint}>{t('card.editHint')}</span>
      </div>
    </div>
  )
}
