import { api } from '../api/client'
import { session } from '../api/session'
import { useApi } from '../api/useApi'
import { formatTime, moment, t } from '../i18n/messages'
import { CheckField, SelectField, TextField } from '../parts/Fields'
import { Card, Facts, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { toast } from '../parts/Toasts'
import { useForm } from '../parts/useForm'
import { cleared, errorAt, FaxSettingsFields, LanguageField, ZoneField, type FaxSettings } from './fields'
import { useNumbers } from './lists'
import { Form, ifUnchanged } from './Save'

interface AccountDocument {
  id: string
  name: string
  realm: string
  timezone: string
  language?: string
  default_from?: string
  enabled: boolean
  created: number
  fax_settings?: FaxSettings
}

/** The account that is worked in. */
export default function Account() {
  const { data, error, answer, reload } = useApi<AccountDocument>(`/accounts/${session()?.workAccountId}`)
  if (error) return <Problem error={error} />
  if (!data) return <Spinner />
  return <Editor account={data} etag={answer?.etag} onSaved={reload} />
}

function Editor({ account, etag, onSaved }: { account: AccountDocument; etag?: string; onSaved: () => void }) {
  const { numbers } = useNumbers()
  const who = session()
  const isBelow = who?.accountId !== account.id
  const form = useForm({
    name: account.name,
    realm: account.realm,
    timezone: account.timezone,
    language: account.language ?? '',
    default_from: account.default_from ?? '',
    enabled: account.enabled,
    fax_settings: account.fax_settings ?? {},
  })
  const { values, set, errors } = form
  const bound = (name: 'name' | 'realm' | 'timezone' | 'language' | 'default_from') => ({
    label: t(`accounts.${name}`),
    value: values[name],
    onChange: (value: string) => set(name, value),
    error: errorAt(errors, name),
  })
  const save = async () => {
    const saved = await form.submit(({ fax_settings, enabled, ...rest }) =>
      api.patch(
        `/accounts/${account.id}`,
        { ...cleared(rest), ...(isBelow && { enabled }), fax_settings: cleared(fax_settings) },
        ifUnchanged(etag),
      ),
    )
    if (!saved) return
    toast(t('form.saved'))
    onSaved()
  }
  return (
    <>
      <PageHeader title={t('accountPage.title')} lead={t('accountPage.lead')} />
      <Form form={form} onSave={save}>
        <Card title={t('accountPage.general')}>
          <div class="fax-fields">
            <TextField {...bound('name')} required />
            <TextField {...bound('realm')} required help={t('accounts.realmHelp')} />
            <ZoneField {...bound('timezone')} inherit="UTC" />
            <LanguageField {...bound('language')} help={t('faxbox.language.help')} />
            <SelectField
              {...bound('default_from')}
              help={t('accounts.default_from.help')}
              options={[{ value: '', label: t('accounts.noNumber') }, ...numbers.map(number => ({ value: number.id, label: number.id }))]}
            />
          </div>
          {isBelow && (
            <p class="fax-below">
              <CheckField
                label={t('accounts.enabled')}
                help={t('accounts.enabled.help')}
                checked={values.enabled}
                onChange={on => set('enabled', on)}
              />
            </p>
          )}
        </Card>
        <Card title={t('identity.title')}>
          <p class="fax-hint">{t('identity.ofAccount')}</p>
          <div class="fax-fields">
            <FaxSettingsFields value={values.fax_settings} onChange={value => set('fax_settings', value)} errors={errors} />
          </div>
        </Card>
        <Card>
          <Facts
            of={[
              [t('accountPage.id'), <code class="fax-code">{account.id}</code>],
              [t('accountPage.created'), formatTime(moment(account.created))],
            ]}
          />
        </Card>
      </Form>
    </>
  )
}
