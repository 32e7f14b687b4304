import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { CheckField, FieldGroup, RequiredHint, SelectField, TextArea, TextField } from '../parts/Fields'
import { Card, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { toast } from '../parts/Toasts'
import { useForm } from '../parts/useForm'
import type { PageProps } from '../shell/pages'
import { Link, navigate } from '../shell/router'
import { errorAt, LanguageField, LinesField, TriField, ZoneField } from './fields'
import { documentOf, valuesOf, type FaxboxDocument, type FaxboxValues } from './faxboxValues'
import { faxboxName, personName, useFaxboxes, useNumbers, useUsers, type NumberEntry } from './lists'
import { Form, ifUnchanged } from './Save'

/** One faxbox, or a new one. */
export default function Faxbox({ params }: PageProps) {
  const id = params.id === 'new' ? undefined : params.id
  const box = useApi<FaxboxDocument>(id && `faxboxes/${id}`)
  const numbers = useNumbers()
  const error = box.error ?? numbers.error
  if (error) return <Problem error={error} />
  if ((id && !box.data) || !numbers.data) return <Spinner />
  const reload = () => {
    box.reload()
    numbers.reload()
  }
  return (
    <Editor
      key={id ?? 'new'}
      id={id}
      document={box.data ?? { name: '' }}
      etag={box.answer?.etag}
      numbers={numbers.numbers}
      onSaved={reload}
    />
  )
}

interface EditorProps {
  id?: string
  document: FaxboxDocument
  etag?: string
  numbers: NumberEntry[]
  onSaved: () => void
}

function Editor({ id, document, etag, numbers, onSaved }: EditorProps) {
  const form = useForm(valuesOf(document, numbers))
  const [removing, setRemoving] = useState(false)
  const save = async () => {
    let made = id
    const saved = await form.submit(async values => {
      made = await store(id, values, numbers, etag)
    })
    if (!saved) return
    toast(t('form.saved'))
    if (id) onSaved()
    else navigate(`/admin/faxboxes/${made}`, { replace: true, force: true })
  }
  return (
    <>
      <PageHeader
        title={id ? document.name : t('faxbox.new')}
        lead={document.smtp_email_address && t('faxbox.mailTo', { domain: document.smtp_email_address })}
        actions={
          id && (
            <>
              <Button variant="secondary" icon="settings" onClick={() => navigate(`/admin/settings?faxbox=${id}`)}>
                {t('faxbox.settings')}
              </Button>
              <Button variant="secondary" icon="trash" onClick={() => setRemoving(true)}>
                {t('action.remove')}
              </Button>
            </>
          )
        }
      />
      <Form
        form={form}
        onSave={save}
        action={id ? undefined : t('faxboxes.create')}
        onCancel={() => navigate('/admin/faxboxes')}
      >
        <RequiredHint />
        <General form={form} />
        <Numbers form={form} id={id} numbers={numbers} />
        <Sending form={form} numbers={numbers} />
        <Receiving form={form} />
        <Notifications form={form} />
        <Mail form={form} />
      </Form>
      {removing && (
        <Confirm
          title={t('faxbox.remove', { name: document.name })}
          text={t('faxbox.removeText')}
          action={t('action.remove')}
          danger
          onConfirm={async () => {
            await api.del(`faxboxes/${id}`)
            toast(t('faxbox.removed', { name: document.name }))
            navigate('/admin/faxboxes', { force: true })
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}

/** Saves the faxbox and gives it its numbers; resolves to its id. */
async function store(
  id: string | undefined,
  values: FaxboxValues,
  numbers: NumberEntry[],
  etag: string | undefined,
): Promise<string> {
  const fields = documentOf(values, id === undefined)
  const answer = id
    ? await api.patch<FaxboxDocument & { id: string }>(`faxboxes/${id}`, fields, ifUnchanged(etag))
    : await api.put<FaxboxDocument & { id: string }>('faxboxes', fields)
  const box = answer.data.id
  const had = numbers.filter(number => number.faxbox_id === box).map(number => number.id)
  const given = values.numbers.filter(number => !had.includes(number))
  const taken = had.filter(number => !values.numbers.includes(number))
  if (given.length) await api.patch('phone_numbers/collection', { numbers: given, faxbox_id: box })
  if (taken.length) await api.patch('phone_numbers/collection', { numbers: taken, faxbox_id: null })
  return box
}

type PartProps = { form: ReturnType<typeof useForm<FaxboxValues>> }

/** What a text field of the form needs, by the name of the field. */
function bound({ values, set, errors }: PartProps['form'], name: TextName) {
  return {
    label: t(`faxbox.${name}`),
    value: values[name],
    onChange: (value: string) => set(name, value),
    error: errorAt(errors, name),
  }
}

type TextName =
  | 'name'
  | 'owner_id'
  | 'language'
  | 'caller_id'
  | 'caller_name'
  | 'fax_identity'
  | 'fax_header'
  | 'fax_timezone'
  | 'retries'
  | 'caller_allow_list'
  | 'caller_deny_list'
  | 'custom_smtp_email_address'
  | 'smtp_permission_list'
  | 'smtp_sender_policy'
  | 'mail_text'
  | 'mail_cover_template'

function General({ form }: PartProps) {
  const users = useUsers()
  const owner = form.values.owner_id
  const options = [
    { value: '', label: t('faxboxes.everybody') },
    ...users.map(user => ({ value: user.id, label: personName(user) })),
  ]
  if (owner && !users.some(user => user.id === owner)) options.push({ value: owner, label: owner })
  return (
    <Card title={t('faxbox.general')}>
      <div class="fax-fields">
        <TextField {...bound(form, 'name')} required />
        <SelectField {...bound(form, 'owner_id')} options={options} help={t('faxbox.owner_id.help')} />
        <LanguageField {...bound(form, 'language')} help={t('faxbox.language.help')} />
      </div>
    </Card>
  )
}

function Numbers({ form, id, numbers }: PartProps & { id?: string; numbers: NumberEntry[] }) {
  const boxes = useFaxboxes()
  const chosen = form.values.numbers
  const choose = (number: string, on: boolean) =>
    form.set('numbers', on ? [...chosen, number].sort() : chosen.filter(one => one !== number))
  const help = (number: NumberEntry) =>
    number.used_by === 'callflow'
      ? t('faxbox.numberOfCallflow')
      : number.faxbox_id && number.faxbox_id !== id
        ? t('faxbox.numberOfOther', { name: faxboxName(boxes, number.faxbox_id) })
        : undefined
  return (
    <Card title={t('faxbox.numbers')}>
      <fieldset class="fax-group">
        <legend class="fax-hint">{t('faxbox.numbersText')}</legend>
        {numbers.length === 0 && (
          <p>
            {t('faxbox.noNumbers')} <Link to="/admin/numbers">{t('numbers.title')}</Link>
          </p>
        )}
        <div class="fax-fields">
          {numbers.map(number => (
            <CheckField
              key={number.id}
              label={number.id}
              help={help(number)}
              checked={chosen.includes(number.id)}
              disabled={number.used_by === 'callflow'}
              onChange={on => choose(number.id, on)}
            />
          ))}
        </div>
      </fieldset>
    </Card>
  )
}

function Sending({ form, numbers }: PartProps & { numbers: NumberEntry[] }) {
  const caller = form.values.caller_id
  const options = [{ value: '', label: t('faxbox.callerOfAccount') }, ...numbers.map(number => ({ value: number.id, label: number.id }))]
  if (caller && !numbers.some(number => number.id === caller)) options.push({ value: caller, label: caller })
  return (
    <Card title={t('faxbox.sending')}>
      <div class="fax-fields">
        <SelectField {...bound(form, 'caller_id')} options={options} />
        <TextField {...bound(form, 'caller_name')} />
        <TextField {...bound(form, 'fax_identity')} help={t('identity.fax_identity.help')} />
        <TextField {...bound(form, 'fax_header')} help={t('identity.fax_header.help')} />
        <ZoneField {...bound(form, 'fax_timezone')} inherit={t('faxbox.zoneOfOwner')} />
        <SelectField
          {...bound(form, 'retries')}
          help={t('faxbox.retries.help')}
          options={['', '1', '2', '3', '4'].map(value => ({ value, label: value || t('admin.inherited') }))}
        />
      </div>
    </Card>
  )
}

function Receiving({ form }: PartProps) {
  return (
    <Card title={t('faxbox.receiving')}>
      <div class="fax-fields">
        <LinesField {...bound(form, 'caller_deny_list')} help={t('faxbox.callers')} />
        <LinesField {...bound(form, 'caller_allow_list')} help={t('faxbox.caller_allow_list.help')} />
        <TriField
          label={t('faxbox.fax_option')}
          help={t('faxbox.fax_option.help')}
          value={form.values.fax_option}
          onChange={value => form.set('fax_option', value as FaxboxValues['fax_option'])}
        />
        <div class="fax-stack">
          <CheckField
            label={t('faxbox.override_fax_identity')}
            checked={form.values.override_fax_identity === 'true'}
            onChange={on => form.set('override_fax_identity', on ? 'true' : '')}
          />
          <CheckField
            label={t('faxbox.override_callee_number')}
            checked={form.values.override_callee_number === 'true'}
            onChange={on => form.set('override_callee_number', on ? 'true' : '')}
          />
        </div>
      </div>
    </Card>
  )
}

const DIRECTIONS = ['inbound', 'outbound'] as const

function Notifications({ form }: PartProps) {
  const methods = ['post', 'put'].map(value => ({ value, label: value.toUpperCase() }))
  const types = [
    { value: 'json', label: 'JSON' },
    { value: 'www-url-form-encoded', label: t('faxbox.formEncoded') },
  ]
  return (
    <Card title={t('faxbox.notifications')}>
      <div class="fax-columns">
        {DIRECTIONS.map(way => {
          const value = form.values[way]
          const path = `notifications.${way}`
          const set = (change: Partial<typeof value>) => form.set(way, { ...value, ...change })
          return (
            <FieldGroup title={t(`faxbox.${way}`)} key={way}>
              <LinesField
                label={t('faxbox.email')}
                value={value.email}
                onChange={email => set({ email })}
                error={errorAt(form.errors, `${path}.email`)}
              />
              <TextField
                label={t('faxbox.callback')}
                help={t('faxbox.callback.help')}
                type="url"
                value={value.url}
                onChange={url => set({ url })}
                error={errorAt(form.errors, `${path}.callback`)}
              />
              {value.url && (
                <>
                  <SelectField label={t('faxbox.method')} value={value.method} onChange={method => set({ method })} options={methods} />
                  <SelectField label={t('faxbox.type')} value={value.type} onChange={type => set({ type })} options={types} />
                </>
              )}
            </FieldGroup>
          )
        })}
      </div>
    </Card>
  )
}

function Mail({ form }: PartProps) {
  const policies = ['', 'accept', 'require_pass', 'require_auth'] as const
  const texts = ['', 'leave_out', 'without_document', 'cover_page'] as const
  return (
    <Card title={t('faxbox.mail')}>
      <div class="fax-fields">
        <LinesField {...bound(form, 'smtp_permission_list')} help={t('faxbox.smtp_permission_list.help')} code />
        <SelectField
          {...bound(form, 'smtp_sender_policy')}
          options={policies.map(value => ({ value, label: value ? t(`faxbox.policy.${value}`) : t('admin.inherited') }))}
        />
        <TextField {...bound(form, 'custom_smtp_email_address')} help={t('faxbox.custom_smtp_email_address.help')} />
        <SelectField
          {...bound(form, 'mail_text')}
          options={texts.map(value => ({ value, label: value ? t(`faxbox.text.${value}`) : t('admin.inherited') }))}
        />
        {form.values.mail_text !== '' && form.values.mail_text !== 'leave_out' && (
          <TextArea {...bound(form, 'mail_cover_template')} help={t('faxbox.mail_cover_template.help')} code rows={8} />
        )}
      </div>
    </Card>
  )
}
