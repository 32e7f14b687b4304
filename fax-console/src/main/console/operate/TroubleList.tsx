import { t, tOr } from '../i18n/messages'
import { Notice } from '../parts/Problem'
import type { Trouble } from './types'
import { age, formatSize } from './watch'

const KINDS = { stops: 'danger', hinders: 'warning', wanted: 'info' } as const

/** What is stuck and why, a sentence for each, with what to do about it. */
export function TroubleList({ troubles }: { troubles: Trouble[] }) {
  if (troubles.length === 0) {
    return <Notice kind="success" title={t('trouble.none')} />
  }
  return (
    <ul class="fax-stack fax-plain-list" role="list" aria-label={t('trouble.list')}>
      {troubles.map(trouble => (
        <li key={`${trouble.kind} ${trouble.subject} ${trouble.detail}`}>
          <Notice kind={KINDS[trouble.weight]} title={sentence(trouble)}>
            <p>{tOr(`trouble.${trouble.kind}.advice`, '')}</p>
          </Notice>
        </li>
      ))}
    </ul>
  )
}

function sentence(trouble: Trouble): string {
  const { kind, subject, detail, count, since } = trouble
  const values = {
    subject,
    detail: kind === 'disk_short' ? tOr(`disk.${detail}`, detail) : detail,
    n: count,
    free: formatSize(count),
    age: since === undefined ? '' : age(since),
  }
  return tOr(`trouble.${kind}`, `${kind} ${subject} ${detail}`, values)
}
