import { useState } from 'preact/hooks'
import { api, ApiError } from '../api/client'
import { t } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Card, Tag } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Table } from '../parts/Table'
import type { SwitchReport } from './types'

const COLOURS = { ok: 'green', warning: 'gold', missing: 'red' } as const

/** Looks at every switch when it is asked to, which may take minutes. */
export function SwitchCheck() {
  const [reports, setReports] = useState<SwitchReport[]>()
  const [error, setError] = useState<ApiError>()
  const [busy, setBusy] = useState(false)
  const check = async () => {
    setBusy(true)
    setError(undefined)
    try {
      setReports((await api.post<SwitchReport[]>('/maintenance/check_switches', {})).data)
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card
      title={t('check.title')}
      actions={
        <Button variant="secondary" small busy={busy} onClick={check}>
          {t('check.action')}
        </Button>
      }
    >
      <div class="fax-stack">
        <p>{t(busy ? 'check.busy' : 'check.text')}</p>
        {error && <Problem error={error} />}
        {reports?.map(report => (
          <Table
            key={report.switch}
            label={report.switch}
            rows={report.findings}
            keyOf={finding => finding.subject}
            columns={[
              { title: report.switch, cell: finding => finding.subject },
              { title: t('check.verdict'), cell: finding => <Tag colour={COLOURS[finding.verdict]}>{t(`check.${finding.verdict}`)}</Tag> },
              { title: t('check.finding'), cell: finding => finding.sentence },
            ]}
          />
        ))}
      </div>
    </Card>
  )
}
