import { useId } from 'preact/hooks'
import { t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { SelectField, TextField } from '../parts/Fields'
import { triOf, booleanOf, errorAt, TriField, type Tri } from './fields'
import { personName, type FaxboxEntry, type UserEntry } from './lists'
import { HANGUP_CAUSES, MODULES, moduleName, valueAt, withValue, type Step } from './modules'

/** What all steps of an editor have in common. */
export interface FlowContext {
  boxes: FaxboxEntry[]
  users: UserEntry[]
  errors: Record<string, string>
}

interface StepProps {
  step: Step
  /** Where the API says that it lies, such as `flow.children.ON_FAX`. */
  path: string
  onChange: (step: Step) => void
  onRemove?: () => void
  context: FlowContext
}

/** A step with what it needs and the steps that may follow, as deep as they go. */
export function StepEditor({ step, path, onChange, onRemove, context }: StepProps) {
  const id = useId()
  const module = MODULES[step.module]
  const choices = Object.keys(MODULES).map(value => ({ value, label: moduleName(value) }))
  if (!module) choices.push({ value: step.module, label: step.module })
  const follow = [...new Set([...(module?.next ?? []), ...Object.keys(step.children ?? {})])]
  const change = (name: string) => {
    const next = MODULES[name]?.next ?? []
    const children = Object.fromEntries(Object.entries(step.children ?? {}).filter(([child]) => next.includes(child)))
    onChange({ module: name, data: {}, ...(Object.keys(children).length && { children }) })
  }
  return (
    <div class="fax-step" role="group" aria-labelledby={id}>
      <div class="fax-step-head">
        <h3 class="pf-v5-c-title pf-m-md" id={id}>
          {moduleName(step.module)}
        </h3>
        {onRemove && (
          <Button variant="link" small icon="trash" onClick={onRemove}>
            {t('flow.remove')}
            <span class="fax-hidden"> {moduleName(step.module)}</span>
          </Button>
        )}
      </div>
      <p class="fax-hint">{tOr(`module.${step.module}.help`, '')}</p>
      <div class="fax-fields">
        <SelectField
          label={t('flow.module')}
          value={step.module}
          onChange={change}
          options={choices}
          error={context.errors[`${path}.module`] ?? context.errors[path]}
        />
        {module?.fields.map(field => (
          <ModuleField
            key={field.path}
            field={field}
            value={valueAt(step.data, field.path)}
            error={errorAt(context.errors, `${path}.data.${field.path}`)}
            onChange={value => onChange({ ...step, data: withValue(step.data, field.path, value) })}
            context={context}
          />
        ))}
      </div>
      {follow.length > 0 && (
        <ol class="fax-steps">
          {follow.map(name => (
            <li key={name}>
              <Follower name={name} step={step} path={path} onChange={onChange} context={context} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Follower({ name, step, path, onChange, context }: Omit<StepProps, 'onRemove'> & { name: string }) {
  const child = step.children?.[name]
  const when = tOr(`flow.next.${step.module}.${name}`, tOr(`flow.next.${name}`, name))
  const put = (next: Step | undefined) => {
    const { [name]: _, ...others } = step.children ?? {}
    const children = next ? { ...others, [name]: next } : others
    const { children: __, ...bare } = step
    onChange(Object.keys(children).length ? { ...bare, children } : bare)
  }
  return (
    <>
      <p class="fax-step-when">{when}</p>
      {child ? (
        <StepEditor step={child} path={`${path}.children.${name}`} onChange={put} onRemove={() => put(undefined)} context={context} />
      ) : (
        <p>
          <span class="fax-hint">{t('flow.ends')} </span>
          <Button variant="link" small icon="plus" onClick={() => put({ module: 'faxbox', data: {} })}>
            {t('flow.add')}
            <span class="fax-hidden"> {when}</span>
          </Button>
        </p>
      )}
    </>
  )
}

interface ModuleFieldProps {
  field: (typeof MODULES)[string]['fields'][number]
  value: unknown
  error?: string
  onChange: (value: unknown) => void
  context: FlowContext
}

function ModuleField({ field, value, error, onChange, context }: ModuleFieldProps) {
  const text = value === undefined || value === null ? '' : String(value)
  const common = {
    label: t(field.label),
    help: field.usual && t('flow.usual', { value: field.usual }),
    error,
    required: field.required,
  }
  const choose = (options: { value: string; label: string }[]) => {
    const shown = text === '' || options.some(one => one.value === text) ? options : [...options, { value: text, label: text }]
    return <SelectField {...common} value={text} onChange={onChange} options={[{ value: '', label: t('flow.choose') }, ...shown]} />
  }
  switch (field.kind) {
    case 'faxbox':
      return choose(context.boxes.map(box => ({ value: box.id, label: box.name })))
    case 'user':
      return choose(context.users.map(user => ({ value: user.id, label: personName(user) })))
    case 'hangupCause':
      return choose(HANGUP_CAUSES.map(cause => ({ value: cause, label: tOr(`cause.${cause}`, cause) })))
    case 'tri':
      return (
        <TriField
          {...common}
          value={triOf(value as boolean | undefined)}
          onChange={chosen => onChange(booleanOf(chosen as Tri) ?? undefined)}
        />
      )
    case 'number':
      return (
        <TextField
          {...common}
          type="number"
          min={field.min}
          max={field.max}
          value={text}
          onChange={typed => onChange(typed === '' ? undefined : Number(typed))}
        />
      )
    case 'text':
      return <TextField {...common} value={text} onChange={onChange} />
  }
}
