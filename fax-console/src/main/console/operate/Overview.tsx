import type { ComponentChildren } from 'preact'
import { formatNumber, t } from '../i18n/messages'
import { Card, PageHeader } from '../parts/Page'
import { Problem } from '../parts/Problem'
import { Spinner } from '../parts/Spinner'
import { Link } from '../shell/router'
import { PauseButton } from './PauseButton'
import { TroubleList } from './TroubleList'
import type { Situation, Trouble } from './types'
import { age, useWatched } from './watch'

/** How the whole system is doing: what is stuck and why, and how much there is. */
export default function Overview() {
  const situation = useWatched<Situation>('/maintenance')
  const troubles = useWatched<Trouble[]>('/maintenance/troubles')
  const now = situation.data
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        lead={t('overview.lead')}
        actions={now && <PauseButton paused={now.paused} onDone={() => reload(situation, troubles)} />}
      />
      <div class="fax-stack">
        <Card title={t('overview.troubles')}>
          {troubles.error && <Problem error={troubles.error} />}
          {troubles.data ? <TroubleList troubles={troubles.data} /> : <Spinner />}
        </Card>
        <Card title={t('overview.now')}>
          {situation.error && <Problem error={situation.error} />}
          {now ? <Counts now={now} /> : <Spinner />}
        </Card>
      </div>
    </>
  )
}

function reload(...all: { reload: () => void }[]): void {
  all.forEach(each => each.reload())
}

function Counts({ now }: { now: Situation }) {
  return (
    <dl class="fax-counts">
      <Count name={t('overview.preparing')} value={now.preparing} />
      <Count name={<Link to="/operate/queues">{t('overview.pending')}</Link>} value={now.pending} />
      <Count name={t('overview.due')} value={now.due} />
      <Count name={t('overview.waiting')} value={now.waiting} />
      <Count name={<Link to="/operate/calls">{t('overview.active')}</Link>} value={now.active} />
      <Count name={t('overview.oldest')} value={now.oldest_due === undefined ? t('overview.noneDue') : age(now.oldest_due)} />
      <Count name={t('overview.notices')} value={now.notices} />
      <Count name={t('overview.engine')} value={now.engine} />
    </dl>
  )
}

function Count({ name, value }: { name: ComponentChildren; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{typeof value === 'number' ? formatNumber(value) : value}</dd>
    </div>
  )
}
