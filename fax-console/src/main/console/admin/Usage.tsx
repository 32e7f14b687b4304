import { useApi } from '../api/useApi'
import { session } from '../api/session'
import { currentLanguage, formatNumber, gregorian, moment, t, tOr } from '../i18n/messages'
import { SelectField } from '../parts/Fields'
import { EmptyState } from '../parts/EmptyState'
import { Toolbar } from '../parts/List'
import { Card, PageHeader } from '../parts/Page'
import { Plot } from '../parts/Plot'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { Table } from '../parts/Table'
import { may } from '../api/session'
import { setQuery, usePlace } from '../shell/router'
import { faxboxName, faxboxOptions, useFaxboxes } from './lists'

interface Tally {
  completed: number
  failed: number
  cancelled: number
  pages: number
}

interface Share {
  faxbox_id?: string
  account_id?: string
  faxes: number
  failed: number
  pages: number
}

type StepName = 'hour' | 'day' | 'month'

interface UsageAnswer {
  step: StepName
  timezone: string
  outbound: Tally
  inbound: Tally
  steps: { at: number; outbound: Tally; inbound: Tally }[]
  causes: { direction: 'outbound' | 'inbound'; cause: string; faxes: number }[]
  faxboxes: Share[]
  accounts?: Share[]
}

/** How far back, and how finely. */
const RANGES: Record<string, { days: number; step: StepName }> = {
  day: { days: 1, step: 'hour' },
  week: { days: 7, step: 'hour' },
  month: { days: 30, step: 'day' },
  quarter: { days: 90, step: 'day' },
  year: { days: 365, step: 'month' },
}

const MINUTE = 60

export default function Usage() {
  const { query } = usePlace()
  const wanted = query.get('range') ?? ''
  const range = wanted in RANGES ? wanted : 'month'
  const { days, step } = RANGES[range] ?? { days: 30, step: 'day' as const }
  const faxbox = query.get('faxbox') ?? ''
  const below = query.get('below') === 'yes' && may(session(), 'resell')
  const boxes = useFaxboxes()
  const to = Math.floor(gregorian(new Date()) / MINUTE) * MINUTE
  const { data, error } = useApi<UsageAnswer>('usage', {
    from: to - days * 86_400 + (step === 'day' ? 86_400 : 0),
    to,
    step,
    faxbox_id: faxbox,
    descendants: below || undefined,
  })
  return (
    <>
      <PageHeader title={t('usage.title')} lead={t('usage.lead')} />
      <Toolbar label={t('usage.which')}>
        <SelectField
          label={t('usage.range')}
          value={range}
          onChange={value => setQuery({ range: value })}
          options={Object.keys(RANGES).map(value => ({ value, label: t(`usage.range.${value}` as 'usage.range.day') }))}
        />
        {!below && (
          <SelectField
            label={t('usage.faxbox')}
            value={faxbox}
            onChange={value => setQuery({ faxbox: value })}
            options={faxboxOptions(boxes, t('usage.allFaxboxes'))}
          />
        )}
        {may(session(), 'resell') && (
          <SelectField
            label={t('usage.accounts')}
            value={below ? 'yes' : ''}
            onChange={value => setQuery({ below: value, faxbox: '' })}
            options={[
              { value: '', label: t('usage.thisAccount') },
              { value: 'yes', label: t('usage.withBelow') },
            ]}
          />
        )}
      </Toolbar>
      {error && <Problem error={error} />}
      {!data && !error && <Spinner />}
      {data && <Figures of={data} nameOf={id => faxboxName(boxes, id) || t('usage.noFaxbox')} />}
    </>
  )
}

function Figures({ of, nameOf }: { of: UsageAnswer; nameOf: (faxbox: string | undefined) => string }) {
  const { outbound, inbound, steps } = of
  const times = steps.map(step => moment(step.at).getTime() / 1000)
  const stepTime = (seconds: number) => stepName(new Date(seconds * 1000), of.step, of.timezone)
  const none = [outbound, inbound].every(tally => tally.completed + tally.failed + tally.cancelled === 0)
  return (
    <div class="fax-stack fax-below">
      <div class="fax-tiles">
        <Tile name={t('usage.sent')} value={formatNumber(outbound.completed)} />
        <Tile name={t('usage.success')} value={rate(outbound)} />
        <Tile name={t('usage.pagesSent')} value={formatNumber(outbound.pages)} />
        <Tile name={t('usage.received')} value={formatNumber(inbound.completed)} />
        <Tile name={t('usage.successIn')} value={rate(inbound)} />
        <Tile name={t('usage.pagesReceived')} value={formatNumber(inbound.pages)} />
      </div>
      {none ? (
        <EmptyState title={t('usage.none')} text={t('usage.noneText')} icon="chart" />
      ) : (
        <>
          <div class="fax-columns">
            {(['outbound', 'inbound'] as const).map(way => (
              <Card title={t(`usage.${way}`)} key={way}>
                <Plot
                  label={t(`usage.${way}`)}
                  times={times}
                  formatTime={stepTime}
                  series={[
                    { name: t('usage.completed'), values: steps.map(step => step[way].completed), colour: '--pf-v5-global--success-color--100' },
                    { name: t('usage.failed'), values: steps.map(step => step[way].failed), colour: '--pf-v5-global--danger-color--100' },
                  ]}
                />
              </Card>
            ))}
            <Card title={t('usage.pages')}>
              <Plot
                label={t('usage.pages')}
                times={times}
                formatTime={stepTime}
                series={[
                  { name: t('usage.outbound'), values: steps.map(step => step.outbound.pages), colour: '--pf-v5-global--primary-color--100' },
                  { name: t('usage.inbound'), values: steps.map(step => step.inbound.pages), colour: '--pf-v5-global--warning-color--100' },
                ]}
              />
            </Card>
            <Card title={t('usage.causes')}>
              <Causes of={of.causes} />
            </Card>
          </div>
          <Shares title={t('usage.byFaxbox')} of={of.faxboxes} nameOf={share => nameOf(share.faxbox_id)} />
          {of.accounts && <Accounts of={of.accounts} />}
        </>
      )}
      <p class="fax-hint">{t('usage.zone', { zone: of.timezone })}</p>
    </div>
  )
}

function Accounts({ of }: { of: Share[] }) {
  const who = session()
  const below = useApi<{ id: string; name: string }[]>('descendants', { paginate: false }).data ?? []
  const nameOf = (id?: string) => below.find(one => one.id === id)?.name ?? (id === who?.workAccountId ? t('usage.thisAccount') : (id ?? ''))
  return <Shares title={t('usage.byAccount')} of={of} nameOf={share => nameOf(share.account_id)} />
}

function Tile({ name, value }: { name: string; value: string }) {
  return (
    <div class="pf-v5-c-card fax-tile">
      <p class="fax-hint">{name}</p>
      <p class="fax-tile-value">{value}</p>
    </div>
  )
}

/** Of those that were not called off, how many arrived. */
function rate({ completed, failed }: Tally): string {
  if (completed + failed === 0) return '–'
  return new Intl.NumberFormat(currentLanguage(), { style: 'percent', maximumFractionDigits: 1 }).format(completed / (completed + failed))
}

function stepName(when: Date, step: StepName, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions =
    step === 'hour' ? { dateStyle: 'short', timeStyle: 'short' } : step === 'day' ? { dateStyle: 'medium' } : { month: 'long', year: 'numeric' }
  return new Intl.DateTimeFormat(currentLanguage(), { ...options, timeZone }).format(when)
}

function Causes({ of }: { of: UsageAnswer['causes'] }) {
  if (of.length === 0) return <p>{t('usage.noCauses')}</p>
  const most = Math.max(...of.map(cause => cause.faxes))
  return (
    <Table
      label={t('usage.causes')}
      rows={of}
      keyOf={cause => cause.direction + cause.cause}
      columns={[
        {
          title: t('usage.cause'),
          cell: cause => (
            <>
              {tOr(`failure.${cause.cause}`, tOr(`cause.${cause.cause}`, cause.cause))}
              <meter class="fax-meter" min={0} max={most} value={cause.faxes} aria-hidden="true" />
            </>
          ),
        },
        { title: t('usage.way'), cell: cause => t(`usage.way.${cause.direction}`) },
        { title: t('usage.faxes'), align: 'end', cell: cause => formatNumber(cause.faxes), sort: cause => cause.faxes },
      ]}
    />
  )
}

function Shares({ title, of, nameOf }: { title: string; of: Share[]; nameOf: (share: Share) => string }) {
  return (
    <Card title={title}>
      <Table
        label={title}
        rows={of}
        keyOf={share => share.faxbox_id ?? share.account_id ?? ''}
        columns={[
          { title: t('usage.name'), cell: nameOf, sort: nameOf },
          { title: t('usage.faxes'), align: 'end', cell: share => formatNumber(share.faxes), sort: share => share.faxes },
          { title: t('usage.failed'), align: 'end', cell: share => formatNumber(share.failed), sort: share => share.failed },
          { title: t('usage.pages'), align: 'end', cell: share => formatNumber(share.pages), sort: share => share.pages },
        ]}
      />
    </Card>
  )
}
