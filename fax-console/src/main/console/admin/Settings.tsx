import { useState } from 'preact/hooks'
import { useApi } from '../api/useApi'
import { formatDuration, formatNumber, t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { CheckField, SelectField, TextField } from '../parts/Fields'
import { Toolbar } from '../parts/List'
import { Card, PageHeader, Tag } from '../parts/Page'
import { EmptyState } from '../parts/EmptyState'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { Link, setQuery, usePlace } from '../shell/router'
import { faxboxName, useFaxboxes } from './lists'
import { SettingDialog } from './SettingDialog'
import { givesSystem, settingsPlace, type Effective, type Scope, type Setting } from './settingsPlace'

export default function Settings() {
  const { query } = usePlace()
  const faxbox = query.get('faxbox') ?? ''
  const scope: Scope = faxbox ? 'faxbox' : query.get('scope') === 'system' && givesSystem() ? 'system' : 'account'
  const boxes = useFaxboxes()
  const lead = {
    system: t('settings.ofSystem'),
    account: t('settings.ofAccount'),
    faxbox: t('settings.ofFaxbox', { name: faxboxName(boxes, faxbox) }),
  }[scope]
  const history = new URLSearchParams({ ...(faxbox ? { faxbox } : { scope }) })
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        lead={lead}
        actions={
          <Link class="pf-v5-c-button pf-m-secondary" to={`/admin/settings/history?${history}`}>
            {t('settings.history')}
          </Link>
        }
      />
      <Catalogue key={scope + faxbox} scope={scope} faxbox={faxbox} />
    </>
  )
}

function Catalogue({ scope, faxbox }: { scope: Scope; faxbox: string }) {
  const place = settingsPlace(scope, faxbox)
  const catalogue = useApi<{ settings: Setting[] }>('/settings')
  const given = useApi<Record<string, unknown>>(place.path)
  const effective = useApi<Effective>(place.effective, { effective: true })
  const { query } = usePlace()
  const [editing, setEditing] = useState<Setting>()
  const search = query.get('search') ?? ''
  const own = query.get('given') === 'yes'
  const error = catalogue.error ?? given.error ?? effective.error
  if (error) return <Problem error={error} />
  if (!catalogue.data || !given.data || !effective.data) return <Spinner />
  const values = effective.data
  const here = given.data
  const words = search.toLowerCase()
  const shown = catalogue.data.settings
    .filter(setting => setting.scopes.includes(scope))
    .filter(setting => !own || setting.name in here)
    .filter(setting => `${setting.name} ${(setting.aliases ?? []).join(' ')} ${setting.description}`.toLowerCase().includes(words))
  const groups = [...new Set(shown.map(setting => setting.group))]
  return (
    <>
      <Toolbar label={t('settings.filter')}>
        <TextField label={t('settings.search')} type="search" value={search} onChange={value => setQuery({ search: value })} />
        {givesSystem() && scope !== 'faxbox' && (
          <SelectField
            label={t('settings.scope')}
            value={scope}
            onChange={value => setQuery({ scope: value })}
            options={[
              { value: 'account', label: t('settings.scope.account') },
              { value: 'system', label: t('settings.scope.system') },
            ]}
          />
        )}
        <CheckField label={t('settings.onlyGiven')} checked={own} onChange={on => setQuery({ given: on ? 'yes' : '' })} />
      </Toolbar>
      {shown.length === 0 && (
        <EmptyState title={t('table.noneFound')}>
          <Button variant="link" onClick={() => setQuery({ search: '', given: '' })}>
            {t('action.clear')}
          </Button>
        </EmptyState>
      )}
      <div class="fax-stack fax-below">
        {groups.map(group => (
          <Card title={tOr(`settings.group.${group}`, group)} key={group}>
            <ul class="fax-settings" role="list">
              {shown
                .filter(setting => setting.group === group)
                .map(setting => (
                  <Entry
                    key={setting.name}
                    setting={setting}
                    value={values[setting.name]?.value}
                    origin={values[setting.name]?.origin ?? 'default'}
                    onEdit={() => setEditing(setting)}
                  />
                ))}
            </ul>
          </Card>
        ))}
      </div>
      {editing && (
        <SettingDialog
          setting={editing}
          place={place}
          given={here[editing.name]}
          holds={values[editing.name]?.value}
          revision={given.answer?.revision ?? ''}
          onClose={() => setEditing(undefined)}
          onSaved={() => {
            setEditing(undefined)
            given.reload()
            effective.reload()
          }}
        />
      )}
    </>
  )
}

interface EntryProps {
  setting: Setting
  value: unknown
  origin: string
  onEdit: () => void
}

function Entry({ setting, value, origin, onEdit }: EntryProps) {
  return (
    <li>
      <div class="fax-setting">
        <h3 class="fax-setting-name">
          <code class="fax-code">{setting.name}</code>
        </h3>
        <p class="fax-setting-text" lang="en">
          {setting.description}
        </p>
      </div>
      <div class="fax-setting-value">
        <strong>{written(value, setting)}</strong>
        <Tag colour={origin === 'default' ? 'grey' : 'blue'}>{tOr(`settings.origin.${origin}`, origin)}</Tag>
        {setting.effect === 'start' && <Tag colour="gold">{t('settings.atStart')}</Tag>}
      </div>
      <Button variant="secondary" small onClick={onEdit}>
        {t('settings.change')}
        <span class="fax-hidden"> {setting.name}</span>
      </Button>
    </li>
  )
}

/** A value for people: yes and no, lengths of time, sizes. */
function written(value: unknown, setting: Setting): string {
  if (value === undefined || value === null || value === '') return t('settings.empty')
  if (typeof value === 'boolean') return value ? t('form.yes') : t('form.no')
  if (typeof value === 'number') {
    if (setting.unit === 's' && value >= 1) return formatDuration(value)
    if (setting.unit === 'ms') return value >= 1000 && value % 1000 === 0 ? formatDuration(value / 1000) : `${formatNumber(value)} ms`
    if (setting.unit === 'bytes' && value >= 1_000_000) return `${formatNumber(value / 1_000_000)} MB`
    return formatNumber(value) + (setting.unit === 'bytes' ? ' B' : '')
  }
  if (typeof value === 'string') return value
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
