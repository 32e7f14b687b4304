import { t } from '../i18n/messages'
import { TextField } from '../parts/Fields'
import { checkNumber, countryOf, dialled } from './numbers'

interface NumberFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string
}

/** A fax number, with what will be dialled and in which country, or what is wrong with it. */
export function NumberField({ label, value, onChange, error }: NumberFieldProps) {
  const check = checkNumber(value)
  const wrong = check === 'letters' || check === 'undialable' ? t(`number.${check}`) : undefined
  const said =
    check === 'fine' || check === 'expensive'
      ? `${dialled(value)}, ${countryOf(value)?.name()}` + (check === 'expensive' ? `. ${t('number.expensive')}` : '')
      : check === 'unknown'
        ? t('number.unknown')
        : t('number.help')
  return (
    <TextField
      label={label}
      type="tel"
      autoComplete="off"
      value={value}
      onChange={onChange}
      required
      help={wrong ? undefined : said}
      error={error ?? (value.length > 5 ? wrong : undefined)}
    />
  )
}
