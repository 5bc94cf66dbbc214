import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClientState, useMayWrite, useSession } from '../desk/desk-context.ts'
import styles from './case-panel.module.css'

/** Records who will do what until when (P4), and lists what has been promised so far. */
export function PromiseView() {
  const { t, i18n } = useTranslation()
  const { desk } = useClientState()
  const date = new Intl.DateTimeFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <>
      {desk.call.promises.length > 0 && (
        <ul className={styles.promises}>
          {desk.call.promises.map(promise => (
            <li key={promise.promiseId}>
              {promise.what}
              <small>
                {promise.owner} · {promise.dueAt === null ? t('promise.noDue') : date.format(promise.dueAt)} ·{' '}
                {t(`promise.${promise.source}`)}
              </small>
            </li>
          ))}
        </ul>
      )}
      <PromiseForm />
    </>
  )
}

function PromiseForm() {
  const { t } = useTranslation()
  const { client } = useSession()
  const mayWrite = useMayWrite()
  const [what, setWhat] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const [failed, setFailed] = useState(false)
  const ready = mayWrite && what.trim() !== '' && owner.trim() !== ''
  const record = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const dueAt = due === '' ? null : new Date(due).getTime()
    const outcome = await client.send({ type: 'promise.record', what: what.trim(), owner: owner.trim(), dueAt })
    setFailed(!outcome.ok)
    if (outcome.ok) {
      setWhat('')
      setDue('')
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void record(event)}>
      <TextInput
        size="xs"
        label={t('promise.what')}
        placeholder={t('promise.whatExample')}
        maxLength={1000}
        value={what}
        onChange={event => setWhat(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <TextInput
          size="xs"
          label={t('promise.owner')}
          maxLength={200}
          value={owner}
          onChange={event => setOwner(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="datetime-local"
          label={t('promise.due')}
          value={due}
          onChange={event => setDue(event.currentTarget.value)}
        />
      </div>
      <Button size="xs" type="submit" disabled={!ready} title={ready ? undefined : t('promise.needs')}>
        {t('promise.record')}
      </Button>
      {failed && (
        <p className={styles.failed} role="alert">
          {t('case.failed')}
        </p>
      )}
    </form>
  )
}
