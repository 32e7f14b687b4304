import { useEffect, useMemo, useState } from 'preact/hooks'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button, IconButton } from '../parts/Button'
import { CheckField, SelectField, TextArea, TextField } from '../parts/Fields'
import { Card, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { useForm } from '../parts/useForm'
import { toast } from '../parts/Toasts'
import { session } from '../api/session'
import { navigate } from '../shell/router'
import { coverPage } from './coverPage'
import { Documents } from './Documents'
import type { Faxbox } from './fax'
import { NumberField } from './NumberField'
import { dialled } from './numbers'
import { submitFax } from './submitFax'

interface Recipient {
  number: string
  name: string
}

interface Draft {
  recipients: Recipient[]
  sender: string
  covered: boolean
  fromName: string
  subject: string
  message: string
  resolution: string
  content: string
  retries: string
  later: boolean
  sendAt: string
}

const EMPTY: Draft = {
  recipients: [{ number: '', name: '' }],
  sender: '',
  covered: false,
  fromName: '',
  subject: '',
  message: '',
  resolution: '',
  content: '',
  retries: '',
  later: false,
  sendAt: '',
}

/** Sends documents to one or several numbers. */
export default function Send() {
  const form = useForm<Draft>(EMPTY)
  const [files, setFiles] = useState<File[]>([])
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [progress, setProgress] = useState<number>()
  const [missing, setMissing] = useState('')
  const senders = useSenders()
  const { values } = form
  useEffect(() => setKey(crypto.randomUUID()), [values, files])
  const sender = values.sender || senders[0]?.value || ''
  const faxbox = sender.startsWith('box:') ? sender.slice(4) : ''
  const path = faxbox ? `faxboxes/${faxbox}/faxes` : 'faxes'
  const cover = useMemo(
    () =>
      values.covered
        ? coverPage({ ...values, toName: values.recipients.map(each => each.name).filter(Boolean).join(', ') }, values.recipients.map(each => dialled(each.number) ?? each.number).join(', '))
        : undefined,
    [values.covered, values.fromName, values.subject, values.message, JSON.stringify(values.recipients)],
  )
  const settled = useSettled(cover)
  const look = useMemo(() => lookOf(values), [values.resolution, values.content])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!cover && files.length === 0) {
      setMissing(t('send.noDocument'))
      return
    }
    setMissing('')
    const done = await form.submit(async () => {
      const submitted = await submitFax({
        path,
        data: { ...dataOf(values), ...(sender.startsWith('num:') ? { from_number: sender.slice(4) } : {}) },
        files: cover ? [cover, ...files] : files,
        key,
        onProgress: setProgress,
      })
      toast(t('send.accepted', { n: submitted.faxes?.length ?? 1 }))
      navigate(submitted.id ? `/outbox/${submitted.id}` : '/outbox', { force: true })
    })
    if (!done) setProgress(undefined)
  }
  return (
    <form class="fax-send" onSubmit={submit} noValidate={false}>
      <PageHeader title={t('send.title')} lead={t('send.lead')} />
      {form.error && <Problem error={form.error} focus />}
      <div class="fax-detail">
        <div class="fax-stack">
          <Card title={t('send.recipients')}>
            <Recipients recipients={values.recipients} onChange={recipients => form.set('recipients', recipients)} errors={form.errors} />
          </Card>
          <Card title={t('send.sender')}>
            <div class="pf-v5-c-form">
              {senders.length > 0 && (
                <SelectField label={t('send.from')} value={sender} onChange={value => form.set('sender', value)} options={senders} error={form.errors.from_number} />
              )}
              <TextField label={t('send.fromName')} value={values.fromName} onChange={value => form.set('fromName', value)} autoComplete="name" />
              <CheckField label={t('send.withCover')} checked={values.covered} onChange={covered => form.set('covered', covered)} />
              <TextField label={t('fax.subject')} value={values.subject} onChange={value => form.set('subject', value)} />
              {values.covered && <TextArea label={t('send.message')} value={values.message} onChange={value => form.set('message', value)} rows={6} />}
            </div>
          </Card>
          <Card title={t('send.options')}>
            <Options form={form} />
          </Card>
        </div>
        <Card>
          <Documents files={files} onChange={setFiles} cover={settled} path={path} look={look} error={missing} />
        </Card>
      </div>
      <div class="fax-send-foot">
        <Button type="submit" icon="send" busy={form.busy}>
          {progress !== undefined && progress < 1 ? t('send.uploading', { percent: Math.round(progress * 100) }) : t(values.later ? 'send.submitLater' : 'send.submit')}
        </Button>
      </div>
    </form>
  )
}

/** The cover page once nobody has typed for a moment, so that it is not drawn at every key. */
function useSettled(cover: File | undefined): File | undefined {
  const [settled, setSettled] = useState(cover)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(cover), 700)
    return () => clearTimeout(timer)
  }, [cover])
  return cover && settled
}

/** What a fax can be sent from: the faxboxes, else the numbers of the account. */
function useSenders(): { value: string; label: string }[] {
  const { data: faxboxes } = useApi<Faxbox[]>('faxboxes', { paginate: false })
  const { data: account } = useApi<{ default_from?: string }>(`/accounts/${session()?.workAccountId}`)
  const boxes = (faxboxes ?? []).map(box => ({
    value: `box:${box.id}`,
    label: [box.name ?? box.id, box.caller_id].filter(Boolean).join(', '),
  }))
  const own = account?.default_from ? [{ value: `num:${account.default_from}`, label: account.default_from }] : []
  return [...boxes, ...own]
}

interface RecipientsProps {
  recipients: Recipient[]
  onChange: (recipients: Recipient[]) => void
  errors: Record<string, string>
}

function Recipients({ recipients, onChange, errors }: RecipientsProps) {
  const change = (at: number, part: Partial<Recipient>) => onChange(recipients.map((each, i) => (i === at ? { ...each, ...part } : each)))
  const several = recipients.length > 1
  return (
    <div class="pf-v5-c-form">
      {recipients.map((each, i) => (
        <fieldset class="fax-recipient" key={i}>
          <legend class={several ? '' : 'fax-hidden'}>{t('send.recipientNth', { n: i + 1 })}</legend>
          <NumberField
            label={t('send.to')}
            value={each.number}
            onChange={number => change(i, { number })}
            error={errors[`recipients.${i}.to_number`] ?? errors[`to_number.${i}`] ?? (several ? undefined : errors.to_number)}
          />
          <TextField label={t('send.toName')} value={each.name} onChange={name => change(i, { name })} />
          {several && (
            <IconButton icon="trash" label={t('send.removeRecipient', { n: i + 1 })} onClick={() => onChange(recipients.filter((_, j) => j !== i))} />
          )}
        </fieldset>
      ))}
      <div>
        <Button variant="link" icon="plus" onClick={() => onChange([...recipients, { number: '', name: '' }])}>
          {t('send.addRecipient')}
        </Button>
      </div>
    </div>
  )
}

function Options({ form }: { form: ReturnType<typeof useForm<Draft>> }) {
  const { values, errors } = form
  return (
    <div class="pf-v5-c-form">
      <CheckField label={t('send.later')} checked={values.later} onChange={later => form.set('later', later)} />
      {values.later && (
        <TextField label={t('send.at')} type="datetime-local" value={values.sendAt} onChange={at => form.set('sendAt', at)} required error={errors.send_at} />
      )}
      <SelectField
        label={t('send.resolution')}
        value={values.resolution}
        onChange={resolution => form.set('resolution', resolution)}
        options={['', 'standard', 'fine', 'superfine'].map(value => ({ value, label: t(`send.resolution.${value || 'set'}` as 'send.resolution.set') }))}
      />
      <SelectField
        label={t('send.content')}
        value={values.content}
        onChange={content => form.set('content', content)}
        options={['', 'text', 'photo'].map(value => ({ value, label: t(`send.content.${value || 'set'}` as 'send.content.set') }))}
      />
      <SelectField
        label={t('send.retries')}
        value={values.retries}
        onChange={retries => form.set('retries', retries)}
        options={[{ value: '', label: t('send.retries.set') }, ...['1', '2', '3', '4'].map(value => ({ value, label: value }))]}
        error={errors.retries}
      />
    </div>
  )
}

function lookOf(values: Draft): Record<string, string> {
  const look: Record<string, string> = {}
  if (values.resolution) look.fax_resolution = values.resolution
  if (values.content) look.content_mode = values.content
  return look
}

function dataOf(values: Draft): Record<string, unknown> {
  const recipients = values.recipients.map(each => ({ to_number: dialled(each.number) ?? each.number, to_name: each.name || undefined }))
  return {
    ...(recipients.length === 1 ? recipients[0] : { recipients }),
    from_name: values.fromName || undefined,
    subject: values.subject || undefined,
    ...lookOf(values),
    retries: values.retries ? Number(values.retries) : undefined,
    send_at: values.later && values.sendAt ? new Date(values.sendAt).toISOString() : undefined,
  }
}
