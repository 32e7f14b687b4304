import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { api, ApiError } from '../api/client'
import { useApi } from '../api/useApi'
import { t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { CheckField, SelectField, TextArea, TextField } from '../parts/Fields'
import { Card, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { toast } from '../parts/Toasts'
import { useForm } from '../parts/useForm'
import type { PageProps } from '../shell/pages'
import { setQuery, usePlace } from '../shell/router'
import { errorAt, textsOf } from './fields'
import { Form } from './Save'

interface Shown {
  id: string
  enabled: boolean
  account_overridden: boolean
  subject: string
  plain: string
  html: string
  languages: string[]
  account_languages: string[]
  filter_error_codes?: number[]
  macros: Record<string, { example: unknown }>
}

interface Mail {
  subject: string
  plain: string
  html: string
}

/** The words of one kind of mail, beside what they come to. */
export default function Template({ params }: PageProps) {
  const language = usePlace().query.get('language') ?? ''
  const { data, error, reload } = useApi<Shown>(`notifications/${params.id}`, { language })
  if (error) return <Problem error={error} />
  if (!data) return <Spinner />
  return <Editor key={language} shown={data} language={language} onChanged={reload} />
}

function Editor({ shown, language, onChanged }: { shown: Shown; language: string; onChanged: () => void }) {
  const form = useForm({
    enabled: shown.enabled,
    subject: shown.subject,
    plain: shown.plain,
    html: shown.html,
    codes: (shown.filter_error_codes ?? []).join('\n'),
  })
  const [resetting, setResetting] = useState(false)
  const { values, set, errors } = form
  const path = `notifications/${shown.id}`
  const isOwn = language ? shown.account_languages.includes(language) : shown.account_overridden
  // What nobody has touched goes on being inherited.
  const given = (name: 'subject' | 'plain' | 'html') => (isOwn || values[name] !== shown[name] ? values[name] : '')
  const data = () => ({
    subject: given('subject'),
    plain: given('plain'),
    html: given('html'),
    ...(!language && { enabled: values.enabled }),
    ...(!language && shown.filter_error_codes && { filter_error_codes: textsOf(values.codes).map(Number) }),
  })
  const save = async () => {
    if (!(await form.submit(() => api.post(path, data(), { query: { language } })))) return
    toast(t('form.saved'))
    onChanged()
  }
  const name = tOr(`template.${shown.id}`, shown.id)
  const tags = [...new Set([...shown.languages, ...shown.account_languages])]
  return (
    <>
      <PageHeader
        title={name}
        lead={isOwn ? t('template.own') : t('template.inherited')}
        actions={
          isOwn && (
            <Button variant="secondary" onClick={() => setResetting(true)}>
              {t('template.reset')}
            </Button>
          )
        }
      />
      <div class="fax-columns fax-template">
        <Form form={form} onSave={save}>
          <Card title={t('template.words')}>
            <div class="fax-stack">
              <SelectField
                label={t('template.language')}
                help={t('template.languageHelp')}
                value={language}
                onChange={tag => setQuery({ language: tag })}
                options={[
                  { value: '', label: t('template.allLanguages') },
                  ...tags.map(tag => ({ value: tag, label: tOr(`language.${tag}`, tag) })),
                ]}
              />
              {!language && (
                <CheckField
                  label={t('template.enabled')}
                  help={t('template.enabledHelp')}
                  checked={values.enabled}
                  onChange={on => set('enabled', on)}
                />
              )}
              {!language && shown.filter_error_codes && (
                <TextArea
                  label={t('template.codes')}
                  help={t('template.codesHelp')}
                  value={values.codes}
                  onChange={codes => set('codes', codes)}
                  error={errorAt(errors, 'filter_error_codes')}
                  rows={2}
                />
              )}
              <TextField label={t('template.subject')} value={values.subject} onChange={text => set('subject', text)} error={errors.subject} />
              <TextArea label={t('template.plain')} code rows={10} value={values.plain} onChange={text => set('plain', text)} error={errors.plain} />
              <TextArea label={t('template.html')} code rows={14} value={values.html} onChange={text => set('html', text)} error={errors.html} />
            </div>
          </Card>
        </Form>
        <div class="fax-stack">
          <Preview path={path} language={language} words={{ subject: values.subject, plain: values.plain, html: values.html }} />
          <Macros of={shown.macros} />
        </div>
      </div>
      {resetting && (
        <Confirm
          title={t('template.reset')}
          text={t('template.resetText')}
          action={t('template.reset')}
          danger
          onConfirm={async () => {
            await api.del(path, { query: { language } })
            location.reload()
          }}
          onClose={() => setResetting(false)}
        />
      )}
    </>
  )
}

const PAUSE = 700

/** The mail about an invented fax, drawn a moment after the last change. */
function Preview({ path, language, words }: { path: string; language: string; words: Mail }) {
  const [mail, setMail] = useState<Mail>()
  const [error, setError] = useState<ApiError>()
  const [plain, setPlain] = useState(false)
  const key = JSON.stringify([path, language, words])
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      api
        .post<Mail>(`${path}/preview`, words, { query: { language }, signal: stop.signal })
        .then(answer => {
          setMail(answer.data)
          setError(undefined)
        })
        .catch((cause: unknown) => {
          if (!stop.signal.aborted && cause instanceof ApiError) setError(cause)
        })
    }, mail ? PAUSE : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key])
  return (
    <Card
      title={t('template.preview')}
      actions={
        <Button variant="secondary" small onClick={() => setPlain(!plain)}>
          {plain ? t('template.showHtml') : t('template.showPlain')}
        </Button>
      }
    >
      {error && <Problem error={error} />}
      {!mail && !error && <Spinner />}
      {mail && (
        <>
          <p class="fax-subject">
            <span class="fax-hint">{t('template.subject')}: </span>
            <strong>{mail.subject}</strong>
          </p>
          {plain ? <pre class="fax-code fax-mail-plain" tabIndex={0}>{mail.plain}</pre> : <MailFrame html={mail.html} />}
        </>
      )}
    </Card>
  )
}

/**
 * A mail's HTML in a frame without scripts, without an origin and without anything from outside.
 * The server gives it back under a policy of its own, since ours would take its colours away.
 */
function MailFrame({ html }: { html: string }) {
  const form = useRef<HTMLFormElement>(null)
  const name = useId()
  useEffect(() => form.current?.submit(), [html])
  return (
    <>
      <form ref={form} method="post" action="/mail-preview" target={name} hidden>
        <textarea name="html" value={html.replace(/src="cid:[^"]*"/g, '')} readOnly />
      </form>
      <iframe class="fax-mail" name={name} title={t('template.preview')} sandbox="" />
    </>
  )
}

function Macros({ of }: { of: Shown['macros'] }) {
  const rows = Object.entries(of)
  return (
    <Card title={t('template.values')}>
      <p class="fax-hint">{t('template.valuesHelp')}</p>
      <div class="fax-plot-table" tabIndex={0} role="region" aria-label={t('template.values')}>
        <dl class="fax-macros">
          {rows.map(([name, { example }]) => (
            <div key={name}>
              <dt>
                <code class="fax-code">{`{{${name}}}`}</code>
              </dt>
              <dd>{typeof example === 'string' ? example : JSON.stringify(example)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
