import { t } from '../i18n/messages'
import { SelectField, TextArea, TextField, type FieldProps } from '../parts/Fields'

/** What is wrong with a field or with anything in it: `a` tells of `a.0` and of `a.b` too. */
export function errorAt(errors: Record<string, string>, path: string): string | undefined {
  const found = Object.entries(errors).filter(([field]) => field === path || field.startsWith(`${path}.`))
  return found.length ? found.map(([, what]) => what).join('; ') : undefined
}

/** Texts, one in each line. */
export function linesOf(values: string[] | string | undefined): string {
  return values === undefined ? '' : typeof values === 'string' ? values : values.join('\n')
}

/** The lines that have something, without the spaces around it. */
export function textsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

type Choice = FieldProps & { value: string; onChange: (value: string) => void }

/** Several texts, one in each line. */
export function LinesField(props: Choice & { code?: boolean; rows?: number }) {
  const help = [props.help, t('admin.onePerLine')].filter(Boolean).join(' ')
  return <TextArea {...props} help={help} rows={props.rows ?? 3} />
}

/** A time zone by its name, with the names that the browser knows to choose from. */
export function ZoneField(props: Choice & { inherit?: string }) {
  const zones = Intl.supportedValuesOf('timeZone')
  const known = new Set(['', 'UTC', ...zones])
  const options = [
    { value: '', label: props.inherit ?? t('admin.asAccount') },
    ...(known.has(props.value) ? [] : [{ value: props.value, label: props.value }]),
    { value: 'UTC', label: 'UTC' },
    ...zones.filter(zone => zone !== 'UTC').map(zone => ({ value: zone, label: zone })),
  ]
  return <SelectField {...props} options={options} />
}

/** A language of mails. */
export function LanguageField(props: Choice) {
  const usual = [
    { value: '', label: t('admin.inherited') },
    { value: 'en', label: 'English' },
    { value: 'de', label: 'Deutsch' },
  ]
  const options = usual.some(one => one.value === props.value) ? usual : [...usual, { value: props.value, label: props.value }]
  return <SelectField {...props} options={options} />
}

/** Yes, no, or as it is said elsewhere. */
export type Tri = '' | 'true' | 'false'

export function triOf(value: boolean | undefined): Tri {
  return value === undefined ? '' : value ? 'true' : 'false'
}

export function booleanOf(value: Tri): boolean | null {
  return value === '' ? null : value === 'true'
}

export function TriField(props: Choice) {
  return (
    <SelectField
      {...props}
      options={[
        { value: '', label: t('admin.inherited') },
        { value: 'true', label: t('form.yes') },
        { value: 'false', label: t('form.no') },
      ]}
    />
  )
}

/** As whom fax calls are answered; the same for accounts and users. */
export interface FaxSettings {
  fax_identity?: string
  caller_id?: string
  caller_name?: string
  fax_header?: string
  fax_timezone?: string
  override_fax_identity?: boolean
  override_callee_number?: boolean
}

const IDENTITY = ['fax_identity', 'caller_id', 'caller_name', 'fax_header'] as const

interface FaxSettingsProps {
  value: FaxSettings
  onChange: (value: FaxSettings) => void
  errors: Record<string, string>
}

export function FaxSettingsFields({ value, onChange, errors }: FaxSettingsProps) {
  const set = (change: FaxSettings) => onChange({ ...value, ...change })
  return (
    <>
      {IDENTITY.map(name => (
        <TextField
          key={name}
          label={t(`identity.${name}`)}
          help={t(`identity.${name}.help`)}
          value={value[name] ?? ''}
          onChange={text => set({ [name]: text })}
          error={errorAt(errors, `fax_settings.${name}`)}
        />
      ))}
      <ZoneField
        label={t('identity.fax_timezone')}
        value={value.fax_timezone ?? ''}
        onChange={zone => set({ fax_timezone: zone })}
        error={errorAt(errors, 'fax_settings.fax_timezone')}
      />
    </>
  )
}

/** What a merge takes: empty texts become null, which takes the field away. */
export function cleared<T extends object>(fields: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' || value === undefined ? null : value]))
}
