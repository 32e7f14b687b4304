import { formatShort, formatTime, moment, t } from '../i18n/messages'
import { Tag } from '../parts/Page'
import { Table, type Column } from '../parts/Table'
import { ActionMenu, type MenuAction } from '../parts/Popover'
import { Link } from '../shell/router'
import { colourOf, countryName, nameOf, partyOf, pathOf, stateOf, type Fax } from './fax'

interface FaxListProps {
  label: string
  faxes: Fax[]
  actions: (fax: Fax) => MenuAction[]
  selected?: Set<string>
  onSelect?: (selected: Set<string>) => void
  partyTitle: string
}

/** Faxes one below the other, as a mail program shows them. */
export function FaxList({ label, faxes, actions, selected, onSelect, partyTitle }: FaxListProps) {
  const columns: Column<Fax>[] = [
    { title: partyTitle, cell: fax => <Party fax={fax} /> },
    { title: t('fax.state'), cell: fax => <State fax={fax} /> },
    { title: t('fax.pages'), cell: fax => fax.pages || '–', align: 'end' },
    { title: t('fax.when'), cell: fax => <When fax={fax} /> },
    {
      title: t('action.more'),
      quiet: true,
      align: 'end',
      cell: fax => <ActionMenu label={t('fax.actionsFor', { name: nameOf(fax) })} actions={actions(fax)} />,
    },
  ]
  return (
    <Table
      label={label}
      columns={columns}
      rows={faxes}
      keyOf={fax => fax.id}
      nameOf={nameOf}
      selected={selected}
      onSelect={onSelect}
      rowClass={fax => (fax.unread ? 'fax-unread' : '')}
    />
  )
}

function Party({ fax }: { fax: Fax }) {
  const { name, number } = partyOf(fax)
  const country = countryName(number)
  return (
    <span class="fax-party">
      <Link to={pathOf(fax)} class="fax-party-name">
        {fax.unread && <span class="fax-dot" role="img" aria-label={t('inbox.unread')} />}
        {name || number || t('fax.unknownNumber')}
      </Link>
      <span class="fax-party-more">
        {name && number !== name ? number : ''}
        {country && <span> {country}</span>}
      </span>
      {fax.subject && <span class="fax-party-more">{fax.subject}</span>}
    </span>
  )
}

function State({ fax }: { fax: Fax }) {
  const why = fax.status === 'failed' || (fax.status === 'pending' && fax.reason) ? fax.reason : ''
  return (
    <span class="fax-state">
      <Tag colour={colourOf(fax)}>{stateOf(fax)}</Tag>
      {why && (
        <span class="fax-party-more" lang="en">
          {why}
        </span>
      )}
    </span>
  )
}

function When({ fax }: { fax: Fax }) {
  const at = moment(fax.created)
  return (
    <time dateTime={at.toISOString()} title={formatTime(at)}>
      {formatShort(at)}
    </time>
  )
}
