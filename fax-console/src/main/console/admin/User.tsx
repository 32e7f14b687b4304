import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useSession } from '../api/session'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { CheckField, RequiredHint, SelectField, TextField } from '../parts/Fields'
import { Card, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { toast } from '../parts/Toasts'
import { useForm } from '../parts/useForm'
import type { PageProps } from '../shell/pages'
import { navigate } from '../shell/router'
import { cleared, errorAt, FaxSettingsFields, LanguageField, ZoneField, type FaxSettings } from './fields'
import { rolesToGive } from './roles'
import { Form, ifUnchanged } from './Save'

interface UserDocument {
  id?: string
  username: string
  first_name?: string
  last_name?: string
  email?: string
  role: string
  timezone?: string
  language?: string
  enabled: boolean
  fax_settings?: FaxSettings
}

/** One user, or a new one. */
export default function User({ params }: PageProps) {
  const id = params.id === 'new' ? undefined : params.id
  const { data, error, answer, reload } = useApi<UserDocument>(id && `users/${id}`)
  if (error) return <Problem error={error} />
  if (id && !data) return <Spinner />
  return (
    <Editor
      key={id ?? 'new'}
      id={id}
      document={data ?? { username: '', role: 'user', enabled: true }}
      etag={answer?.etag}
      onSaved={reload}
    />
  )
}

function valuesOf(user: UserDocument) {
  return {
    username: user.username,
    password: '',
    first_name: user.first_name ?? '',
    last_name: user.last_name ?? '',
    email: user.email ?? '',
    role: user.role,
    timezone: user.timezone ?? '',
    language: user.language ?? '',
    enabled: user.enabled,
    fax_settings: user.fax_settings ?? {},
  }
}

type Values = ReturnType<typeof valuesOf>

async function store(id: string | undefined, { password, fax_settings, ...rest }: Values, etag?: string): Promise<string> {
  const data = { ...cleared(rest), fax_settings: cleared(fax_settings), ...(password && { password }) }
  if (id) return (await api.patch<{ id: string }>(`users/${id}`, data, ifUnchanged(etag))).data.id
  const { fax_settings: _, ...fields } = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null))
  return (await api.put<{ id: string }>('users', fields)).data.id
}

interface EditorProps {
  id?: string
  document: UserDocument
  etag?: string
  onSaved: () => void
}

function Editor({ id, document, etag, onSaved }: EditorProps) {
  const who = useSession()
  const form = useForm(valuesOf(document))
  const [removing, setRemoving] = useState(false)
  const { values, set, errors } = form
  const bound = (name: 'username' | 'password' | 'first_name' | 'last_name' | 'email' | 'role' | 'timezone' | 'language') => ({
    label: t(`user.${name}`),
    value: values[name],
    onChange: (value: string) => set(name, value),
    error: errorAt(errors, name),
  })
  const save = async () => {
    let made = id
    if (!(await form.submit(async now => void (made = await store(id, now, etag))))) return
    form.reset({ ...values, password: '' })
    toast(t('form.saved'))
    if (id) onSaved()
    else navigate(`/admin/users/${made}`, { replace: true, force: true })
  }
  const renamed = id !== undefined && values.username !== document.username
  const roles = rolesToGive(who, 'user')
  if (!roles.some(role => role.value === values.role)) roles.unshift({ value: values.role, label: t(`role.${values.role}` as 'role.user') })
  return (
    <>
      <PageHeader
        title={id ? document.username : t('user.new')}
        actions={
          id && (
            <Button variant="secondary" icon="trash" onClick={() => setRemoving(true)}>
              {t('action.remove')}
            </Button>
          )
        }
      />
      <Form form={form} onSave={save} action={id ? undefined : t('users.create')} onCancel={() => navigate('/admin/users')}>
        <RequiredHint />
        <Card title={t('user.person')}>
          <div class="fax-fields">
            <TextField {...bound('username')} required autoComplete="off" />
            <TextField
              {...bound('password')}
              label={id ? t('user.newPassword') : t('user.password')}
              help={renamed ? t('user.passwordAgain') : id ? t('user.passwordKept') : t('user.passwordHelp')}
              type="password"
              autoComplete="new-password"
              required={!id || renamed}
            />
            <TextField {...bound('first_name')} autoComplete="off" />
            <TextField {...bound('last_name')} autoComplete="off" />
            <TextField {...bound('email')} type="email" help={t('user.email.help')} autoComplete="off" />
            <SelectField {...bound('role')} options={roles} help={t('user.role.help')} />
            <ZoneField {...bound('timezone')} />
            <LanguageField {...bound('language')} help={t('user.language.help')} />
          </div>
          <p class="fax-below">
            <CheckField
              label={t('user.enabled')}
              help={t('user.enabled.help')}
              checked={values.enabled}
              onChange={on => set('enabled', on)}
            />
          </p>
        </Card>
        {id && (
          <Card title={t('identity.title')}>
            <p class="fax-hint">{t('identity.ofUser')}</p>
            <div class="fax-fields">
              <FaxSettingsFields value={values.fax_settings} onChange={value => set('fax_settings', value)} errors={errors} />
            </div>
          </Card>
        )}
      </Form>
      {removing && (
        <Confirm
          title={t('user.remove', { name: document.username })}
          text={t('user.removeText')}
          action={t('action.remove')}
          danger
          onConfirm={async () => {
            await api.del(`users/${id}`)
            toast(t('user.removed', { name: document.username }))
            navigate('/admin/users', { force: true })
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}
