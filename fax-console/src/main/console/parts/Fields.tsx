import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../i18n/messages'
import { Icon } from './Icon'

export interface FieldProps {
  label: string
  /** A sentence below the field. */
  help?: string
  /** What is wrong with it, from the API or the form itself. */
  error?: string
  required?: boolean
}

interface Control {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

/** Label, help and error around any control. */
export function Field(props: FieldProps & { children: (control: Control) => ComponentChildren }) {
  const id = useId()
  const describedBy = [props.help && `${id}-help`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="pf-v5-c-form__group">
      <div class="pf-v5-c-form__group-label">
        <label class="pf-v5-c-form__label" for={id}>
          <span class="pf-v5-c-form__label-text">{props.label}</span>
          {props.required && (
            <span class="pf-v5-c-form__label-required" aria-hidden="true">
              {' '}
              *
            </span>
          )}
        </label>
      </div>
      <div class="pf-v5-c-form__group-control">
        {props.children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': props.error ? 'true' : undefined })}
        <Below id={id} help={props.help} error={props.error} />
      </div>
    </div>
  )
}

function Below({ id, help, error }: { id: string; help?: string; error?: string }) {
  if (!help && !error) return null
  return (
    <div class="pf-v5-c-form__helper-text">
      <div class="pf-v5-c-helper-text">
        {help && (
          <div class="pf-v5-c-helper-text__item" id={`${id}-help`}>
            <span class="pf-v5-c-helper-text__item-text">{help}</span>
          </div>
        )}
        {error && (
          <div class="pf-v5-c-helper-text__item pf-m-error" id={`${id}-error`}>
            <span class="pf-v5-c-helper-text__item-icon">
              <Icon name="error" />
            </span>
            <span class="pf-v5-c-helper-text__item-text">{error}</span>
          </div>
        )}
      </div>
    </div>
  )
}

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | 'search'
  autoComplete?: string
  placeholder?: string
  min?: string | number
  max?: string | number
  maxLength?: number
  disabled?: boolean
  onBlur?: () => void
}

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      {control => (
        <span class={`pf-v5-c-form-control ${props.error ? 'pf-m-error' : ''} ${props.disabled ? 'pf-m-disabled' : ''}`}>
          <input
            {...control}
            type={props.type ?? 'text'}
            value={props.value}
            required={props.required}
            autoComplete={props.autoComplete}
            placeholder={props.placeholder}
            min={props.min}
            max={props.max}
            maxLength={props.maxLength}
            disabled={props.disabled}
            onInput={event => props.onChange(event.currentTarget.value)}
            onBlur={props.onBlur}
          />
        </span>
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  /** Letters of one width, for what a program reads. */
  code?: boolean
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      {control => (
        <span class={`pf-v5-c-form-control pf-m-textarea pf-m-resize-vertical ${props.error ? 'pf-m-error' : ''}`}>
          <textarea
            {...control}
            class={props.code ? 'fax-code' : undefined}
            rows={props.rows ?? 4}
            value={props.value}
            required={props.required}
            onInput={event => props.onChange(event.currentTarget.value)}
          />
        </span>
      )}
    </Field>
  )
}

export interface Option {
  value: string
  label: string
}

export interface SelectFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: Option[]
  disabled?: boolean
}

export function SelectField(props: SelectFieldProps) {
  return (
    <Field {...props}>
      {control => (
        <span class={`pf-v5-c-form-control ${props.error ? 'pf-m-error' : ''}`}>
          <select
            {...control}
            value={props.value}
            required={props.required}
            disabled={props.disabled}
            onChange={event => props.onChange(event.currentTarget.value)}
          >
            {props.options.map(option => (
              <option value={option.value} key={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            ))}
          </select>
          <span class="pf-v5-c-form-control__utilities">
            <span class="pf-v5-c-form-control__toggle-icon">
              <Icon name="down" />
            </span>
          </span>
        </span>
      )}
    </Field>
  )
}

export interface CheckFieldProps {
  label: string
  help?: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** Looks like a switch: it holds at once. */
  toggle?: boolean
}

export function CheckField({ label, help, checked, onChange, disabled, toggle }: CheckFieldProps) {
  const id = useId()
  const change = (event: JSX.TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.checked)
  const common = {
    id,
    type: 'checkbox',
    checked,
    disabled,
    onChange: change,
    'aria-describedby': help ? `${id}-help` : undefined,
  }
  if (toggle) {
    return (
      <label class="pf-v5-c-switch" for={id}>
        <input class="pf-v5-c-switch__input" role="switch" {...common} />
        <span class="pf-v5-c-switch__toggle" />
        <span class="pf-v5-c-switch__label" aria-hidden="true">
          {label}
        </span>
        <span class="fax-hidden">{label}</span>
      </label>
    )
  }
  return (
    <div class="pf-v5-c-check">
      <input class="pf-v5-c-check__input" {...common} />
      <label class="pf-v5-c-check__label" for={id}>
        {label}
      </label>
      {help && (
        <span class="pf-v5-c-check__description" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  )
}

/** Fields that belong together. */
export function FieldGroup({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="fax-group">
      <legend class="pf-v5-c-title pf-m-lg">{title}</legend>
      {children}
    </fieldset>
  )
}

/** Explains the star of required fields, once in a form. */
export function RequiredHint() {
  return <p class="fax-hint">* {t('form.required')}</p>
}
