import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useApi } from '../api/useApi'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { TextField } from '../parts/Fields'
import { Card, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { toast } from '../parts/Toasts'
import { useForm } from '../parts/useForm'
import type { PageProps } from '../shell/pages'
import { navigate } from '../shell/router'
import { errorAt, linesOf, LinesField, textsOf } from './fields'
import { StepEditor } from './FlowEditor'
import { useFaxboxes, useUsers } from './lists'
import type { Step } from './modules'
import { Form, ifUnchanged } from './Save'

interface CallflowDocument {
  id?: string
  name?: string
  numbers: string[]
  patterns?: string[]
  flow: Step
}

const EMPTY: CallflowDocument = { numbers: [], patterns: [], flow: { module: 'faxbox', data: {} } }

/** One callflow, or a new one, as a tree of steps. */
export default function Callflow({ params }: PageProps) {
  const id = params.id === 'new' ? undefined : params.id
  const { data, error, answer, reload } = useApi<CallflowDocument>(id && `callflows/${id}`)
  if (error) return <Problem error={error} />
  if (id && !data) return <Spinner />
  return <Editor key={id ?? 'new'} id={id} document={data ?? EMPTY} etag={answer?.etag} onSaved={reload} />
}

interface EditorProps {
  id?: string
  document: CallflowDocument
  etag?: string
  onSaved: () => void
}

function Editor({ id, document, etag, onSaved }: EditorProps) {
  const boxes = useFaxboxes()
  const users = useUsers()
  const [removing, setRemoving] = useState(false)
  const form = useForm({
    name: document.name ?? '',
    numbers: linesOf(document.numbers),
    patterns: linesOf(document.patterns),
    flow: document.flow,
  })
  const { values, set, errors } = form
  const name = document.name || t('callflows.unnamed')
  const save = async () => {
    let made = id
    const saved = await form.submit(async now => {
      const data = { name: now.name || null, numbers: textsOf(now.numbers), patterns: textsOf(now.patterns), flow: now.flow }
      if (id) await api.post(`callflows/${id}`, { ...known(document), ...without(data) }, ifUnchanged(etag))
      else made = (await api.put<{ id: string }>('callflows', without(data))).data.id
    })
    if (!saved) return
    toast(t('form.saved'))
    if (id) onSaved()
    else navigate(`/admin/callflows/${made}`, { replace: true, force: true })
  }
  return (
    <>
      <PageHeader
        title={id ? name : t('callflow.new')}
        actions={
          id && (
            <Button variant="secondary" icon="trash" onClick={() => setRemoving(true)}>
              {t('action.remove')}
            </Button>
          )
        }
      />
      <Form form={form} onSave={save} action={id ? undefined : t('callflows.create')} onCancel={() => navigate('/admin/callflows')}>
        <Card title={t('callflow.which')}>
          <div class="fax-fields">
            <TextField label={t('callflows.name')} value={values.name} onChange={value => set('name', value)} error={errors.name} />
            <LinesField
              label={t('callflows.numbers')}
              help={t('callflow.numbersHelp')}
              value={values.numbers}
              onChange={value => set('numbers', value)}
              error={errorAt(errors, 'numbers')}
            />
            <LinesField
              label={t('callflow.patterns')}
              help={t('callflow.patternsHelp')}
              code
              value={values.patterns}
              onChange={value => set('patterns', value)}
              error={errorAt(errors, 'patterns')}
            />
          </div>
        </Card>
        <Card title={t('callflow.what')}>
          <StepEditor
            step={values.flow}
            path="flow"
            onChange={flow => set('flow', flow)}
            context={{ boxes, users, errors }}
          />
        </Card>
      </Form>
      {removing && (
        <Confirm
          title={t('callflow.remove', { name })}
          text={t('callflow.removeText')}
          action={t('action.remove')}
          danger
          onConfirm={async () => {
            await api.del(`callflows/${id}`)
            toast(t('callflow.removed', { name }))
            navigate('/admin/callflows', { force: true })
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}

/** What clients keep in it and the form does not show. */
function known(document: object): object {
  const shown = ['id', 'created', 'modified', 'name', 'numbers', 'patterns', 'flow', 'metadata']
  return Object.fromEntries(Object.entries(document).filter(([field]) => !shown.includes(field)))
}

function without(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null))
}
