import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useApi } from '../api/useApi'
import { formatTime, moment, t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { CheckField, RequiredHint, SelectField, TextField } from '../parts/Fields'
import { Card, PageHeader } from '../parts/Page'
import { Notice, Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { toast } from '../parts/Toasts'
import { useForm } from '../parts/useForm'
import type { PageProps } from '../shell/pages'
import { Link, navigate } from '../shell/router'
import { errorAt } from './fields'
import { Form } from './Save'
import { SecretDialog } from './Secret'
import { Deliveries } from './WebhookLog'
import { NARROWED, type Webhook as Hook } from './webhookTypes'

const EMPTY: Hook = { id: '', name: '', hook: 'notifications', uri: '', format: 'json', enabled: true, created: 0 }

/** One webhook with its log, or a new one. */
export default function Webhook({ params }: PageProps) {
  const id = params.id === 'new' ? undefined : params.id
  const [secret, setSecret] = useState<{ of: Hook; value: string }>()
  const { data, error, reload } = useApi<Hook>(id && `webhooks/${id}`)
  if (error) return <Problem error={error} />
  if (id && !data) return <Spinner />
  const told = (of: Hook, value: string) => setSecret({ of, value })
  return (
    <>
      <Editor key={(data?.id ?? 'new') + String(data?.enabled)} hook={data ?? EMPTY} onSecret={told} onChanged={reload} />
      {id && <Deliveries hook={id} />}
      {secret && (
        <SecretDialog
          title={t('webhook.secretOf', { name: secret.of.name })}
          secret={secret.value}
          text={
            secret.of.old_secret_until
              ? t('webhook.secretOverlap', { time: formatTime(moment(secret.of.old_secret_until)) })
              : t('webhook.secretText')
          }
          onClose={() => {
            setSecret(undefined)
            if (id) reload()
            else navigate(`/admin/webhooks/${secret.of.id}`, { replace: true, force: true })
          }}
        />
      )}
    </>
  )
}

function valuesOf(hook: Hook) {
  const { type, action } = hook.custom_data ?? {}
  return {
    name: hook.name,
    uri: hook.uri,
    hook: hook.hook,
    type: type === undefined ? '' : String(type),
    action: action === undefined ? '' : String(action),
    http_verb: hook.http_verb ?? 'post',
    format: hook.format ?? 'form-data',
    retries: String(hook.retries ?? 2),
    enabled: hook.enabled,
    include_subaccounts: hook.include_subaccounts ?? false,
  }
}

interface EditorProps {
  hook: Hook
  onSecret: (hook: Hook, secret: string) => void
  onChanged: () => void
}

function Editor({ hook, onSecret, onChanged }: EditorProps) {
  const form = useForm(valuesOf(hook))
  const [asked, setAsked] = useState<'remove' | 'rotate'>()
  const { values, set, errors } = form
  const isNew = hook.id === ''
  const save = async () => {
    let made: (Hook & { secret?: string }) | undefined
    const saved = await form.submit(async now => {
      const { type, action, retries, ...rest } = now
      const narrowed = NARROWED[now.hook] ?? {}
      const custom: Record<string, unknown> = { ...hook.custom_data }
      for (const [name, value] of Object.entries({ type, action })) {
        if (value && name in narrowed) custom[name] = value
        else delete custom[name]
      }
      const data = hook.faxbox_id ? { enabled: now.enabled } : { ...rest, retries: Number(retries), custom_data: custom }
      if (isNew) made = (await api.put<Hook & { secret: string }>('webhooks', data)).data
      else if (hook.faxbox_id) await api.patch(`webhooks/${hook.id}`, data)
      else await api.post(`webhooks/${hook.id}`, data)
    })
    if (!saved) return
    toast(t('form.saved'))
    if (made?.secret) onSecret(made, made.secret)
    else onChanged()
  }
  const rotate = async () => {
    const { data } = await api.post<Hook & { secret: string }>(`webhooks/${hook.id}/secret`, {})
    onSecret(data, data.secret)
  }
  const remove = async () => {
    await api.del(`webhooks/${hook.id}`)
    toast(t('webhook.removed', { name: hook.name }))
    navigate('/admin/webhooks', { force: true })
  }
  const mine = !hook.faxbox_id
  return (
    <>
      <PageHeader
        title={isNew ? t('webhook.new') : hook.name}
        lead={!isNew && t('webhook.lead')}
        actions={
          !isNew && (
            <>
              <Button variant="secondary" icon="key" onClick={() => setAsked('rotate')}>
                {t('webhook.rotate')}
              </Button>
              {mine && (
                <Button variant="secondary" icon="trash" onClick={() => setAsked('remove')}>
                  {t('action.remove')}
                </Button>
              )}
            </>
          )
        }
      />
      <div class="fax-stack">
        {hook.disable_reason && <Notice kind="warning" title={t('webhook.disabled', { why: hook.disable_reason })} />}
        {hook.faxbox_id && (
          <Notice kind="info" title={t('webhook.ofFaxbox')}>
            <Link to={`/admin/faxboxes/${hook.faxbox_id}`}>{t('webhook.toFaxbox')}</Link>
          </Notice>
        )}
        <Form form={form} onSave={save} action={isNew ? t('webhooks.create') : undefined} onCancel={() => navigate('/admin/webhooks')}>
          <Card>
            {mine && <Fields form={form} />}
            <p class={mine ? 'fax-below' : ''}>
              <CheckField
                label={t('webhook.enabled')}
                help={errorAt(errors, 'enabled')}
                checked={values.enabled}
                onChange={on => set('enabled', on)}
              />
            </p>
          </Card>
        </Form>
      </div>
      {asked === 'remove' && (
        <Confirm
          title={t('webhook.remove', { name: hook.name })}
          text={t('webhook.removeText')}
          action={t('action.remove')}
          danger
          onConfirm={remove}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'rotate' && (
        <Confirm
          title={t('webhook.rotate')}
          text={t('webhook.rotateText')}
          action={t('webhook.rotate')}
          onConfirm={rotate}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function Fields({ form }: { form: ReturnType<typeof useForm<ReturnType<typeof valuesOf>>> }) {
  const { values, set, errors } = form
  const narrowed = NARROWED[values.hook] ?? {}
  const hooks = [...new Set([...Object.keys(NARROWED), values.hook])]
  return (
    <>
      <RequiredHint />
      <div class="fax-fields">
        <TextField label={t('webhooks.name')} value={values.name} onChange={value => set('name', value)} required error={errors.name} />
        <TextField
          label={t('webhooks.uri')}
          help={t('webhook.uriHelp')}
          type="url"
          value={values.uri}
          onChange={value => set('uri', value)}
          required
          error={errors.uri}
        />
        <SelectField
          label={t('webhooks.hook')}
          value={values.hook}
          onChange={value => set('hook', value)}
          options={hooks.map(value => ({ value, label: tOr(`hook.${value}`, value) }))}
          error={errors.hook}
        />
        {(['type', 'action'] as const)
          .filter(name => name in narrowed)
          .map(name => (
            <SelectField
              key={name}
              label={t(`webhook.${name}`)}
              value={values[name]}
              onChange={value => set(name, value)}
              options={['', ...(narrowed[name] ?? [])].map(value => ({
                value,
                label: value ? tOr(`hook.${name}.${value}`, value) : t('webhook.all'),
              }))}
              error={errorAt(errors, `custom_data.${name}`)}
            />
          ))}
        <SelectField
          label={t('faxbox.method')}
          value={values.http_verb}
          onChange={value => set('http_verb', value)}
          options={['post', 'put', 'get'].map(value => ({ value, label: value.toUpperCase() }))}
          error={errors.http_verb}
        />
        <SelectField
          label={t('faxbox.type')}
          value={values.format}
          onChange={value => set('format', value)}
          options={[
            { value: 'json', label: 'JSON' },
            { value: 'form-data', label: t('faxbox.formEncoded') },
          ]}
          error={errors.format}
        />
        <SelectField
          label={t('webhook.retries')}
          help={t('webhook.retriesHelp')}
          value={values.retries}
          onChange={value => set('retries', value)}
          options={['0', '1', '2', '3', '4'].map(value => ({ value, label: value }))}
          error={errors.retries}
        />
      </div>
      <p class="fax-below">
        <CheckField
          label={t('webhook.subaccounts')}
          checked={values.include_subaccounts}
          onChange={on => set('include_subaccounts', on)}
        />
      </p>
    </>
  )
}
