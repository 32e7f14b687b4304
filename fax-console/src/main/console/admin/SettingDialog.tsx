import { useState } from 'preact/hooks'
import { api, ApiError } from '../api/client'
import { t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { SelectField, TextArea, TextField } from '../parts/Fields'
import { Facts } from '../parts/Page'
import { Notice, Problem } from '../parts/Problem'
import { toast } from '../parts/Toasts'
import type { Setting, SettingsPlace } from './settingsPlace'

interface SettingProps {
  setting: Setting
  place: SettingsPlace
  /** What this place gives; undefined for nothing. */
  given: unknown
  /** What holds there now. */
  holds: unknown
  /** Of the place's settings, so that nobody's change is lost. */
  revision: string
  onClose: () => void
  onSaved: () => void
}

/** One setting: what it is for, what holds, and what it is to be here. */
export function SettingDialog({ setting, place, given, holds, revision, onClose, onSaved }: SettingProps) {
  const [text, setText] = useState(textOf(given ?? holds, setting))
  const [error, setError] = useState<ApiError>()
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const give = async (value: unknown) => {
    setBusy(true)
    setError(undefined)
    try {
      await api.patch(place.path, { [setting.name]: value }, { headers: { 'If-Match': `"${revision}"` } })
      toast(t('settings.saved', { name: setting.name }))
      onSaved()
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
      setBusy(false)
    }
  }
  const save = (event: Event) => {
    event.preventDefault()
    try {
      const value = valueOf(text, setting)
      setWrong('')
      void give(value)
    } catch {
      setWrong(t('settings.noJson'))
    }
  }
  const fieldError = wrong || (error && Object.values(error.fields).join('; ')) || undefined
  return (
    <Dialog title={setting.name} onClose={onClose} wide>
      <form class="pf-v5-c-form" onSubmit={save}>
        {error && !fieldError && (
          <Problem error={error.status === 412 ? new ApiError(t('settings.changedMeanwhile'), 412, error.word) : error} />
        )}
        <p lang="en">{setting.description}</p>
        <Facts
          of={[
            [t('settings.default'), textOf(setting.default, setting) || t('settings.empty')],
            [t('settings.range'), range(setting)],
            [t('settings.form'), setting.form && <code class="fax-code">{setting.form}</code>],
            [t('settings.effect'), t(`settings.effect.${setting.effect}`)],
            [t('settings.aliases'), setting.aliases?.join(', ')],
          ]}
        />
        {setting.effect === 'none' && <Notice kind="info" title={t('settings.awaits', { what: setting.awaits ?? '' })} />}
        <ValueField setting={setting} text={text} onChange={setText} error={fieldError} />
        <div class="fax-form-foot">
          <Button type="submit" busy={busy}>
            {t('action.save')}
          </Button>
          {given !== undefined && (
            <Button variant="secondary" onClick={() => void give(null)} disabled={busy}>
              {t('settings.takeBack')}
            </Button>
          )}
          <Button variant="link" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ValueProps {
  setting: Setting
  text: string
  onChange: (text: string) => void
  error?: string
}

function ValueField({ setting, text, onChange, error }: ValueProps) {
  const common = { label: t('settings.value'), value: text, onChange, error }
  if (setting.type === 'boolean') {
    const options = ['true', 'false'].map(value => ({ value, label: value === 'true' ? t('form.yes') : t('form.no') }))
    return <SelectField {...common} options={options} />
  }
  if (setting.enum) return <SelectField {...common} options={setting.enum.map(value => ({ value, label: value }))} />
  if (setting.type === 'integer') {
    const unit = setting.unit && tOr(`settings.unit.${setting.unit}`, setting.unit)
    return <TextField {...common} label={unit ? t('settings.valueIn', { unit }) : common.label} type="number" min={setting.minimum} max={setting.maximum} required />
  }
  if (setting.type === 'string') return <TextField {...common} />
  return <TextArea {...common} help={t('settings.asJson')} code rows={10} />
}

function range({ minimum, maximum }: Setting): string {
  if (minimum !== undefined && maximum !== undefined) return t('settings.fromTo', { from: minimum, to: maximum })
  return ''
}

function textOf(value: unknown, setting: Setting): string {
  if (value === undefined || value === null) return ''
  return setting.type === 'array' || setting.type === 'object' ? JSON.stringify(value, null, 2) : String(value)
}

function valueOf(text: string, setting: Setting): unknown {
  switch (setting.type) {
    case 'boolean':
      return text === 'true'
    case 'integer':
      return Number(text)
    case 'string':
      return text
    case 'array':
    case 'object':
      return JSON.parse(text)
  }
}
