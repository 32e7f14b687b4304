import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api } from '../api/client'
import { useApi } from '../api/useApi'
import { formatNumber, formatTime, moment, t, tOr } from '../i18n/messages'
import { Button } from '../parts/Button'
import { Confirm } from '../parts/Dialog'
import { ListState } from '../parts/List'
import { Card, Facts, PageHeader, Tag } from '../parts/Page'
import { Table } from '../parts/Table'
import { toast, toastError } from '../parts/Toasts'
import { SwitchCheck } from './SwitchCheck'
import type { Node } from './types'
import { age, formatSize, useWatched } from './watch'

interface Program {
  name: string
  version: string
  missing: boolean
}

/** The nodes of the cluster: what each has under way and what it sees around it. */
export default function Nodes() {
  const nodes = useWatched<Node[]>('/maintenance/nodes')
  const versions = useApi<Program[]>('/maintenance/versions')
  const [draining, setDraining] = useState<string>()
  const change = async (name: string, what: 'drain' | 'resume') => {
    await api.post(`/maintenance/nodes/${encodeURIComponent(name)}/${what}`, {})
    toast(t(what === 'drain' ? 'nodes.drains' : 'nodes.resumed', { name }))
    nodes.reload()
  }
  return (
    <>
      <PageHeader title={t('nodes.title')} lead={t('nodes.lead')} />
      <div class="fax-stack">
        <ListState of={nodes} empty={{ title: t('nodes.empty') }}>
          <>
            {nodes.data?.map(node => (
              <NodeCard
                key={node.name}
                node={node}
                onDrain={() => setDraining(node.name)}
                onResume={() => void change(node.name, 'resume').catch(toastError)}
              />
            ))}
          </>
        </ListState>
        <SwitchCheck />
        <Card title={t('nodes.versions')}>
          <ListState of={versions} empty={{ title: t('nodes.noVersions') }}>
            <Table
              label={t('nodes.versions')}
              rows={versions.data ?? []}
              keyOf={row => row.name}
              columns={[
                { title: t('nodes.program'), cell: row => row.name },
                { title: t('nodes.version'), cell: row => (row.missing ? <Tag colour="gold">{t('nodes.missing')}</Tag> : row.version) },
              ]}
            />
          </ListState>
        </Card>
      </div>
      {draining && (
        <Confirm
          title={t('nodes.drainTitle', { name: draining })}
          text={t('nodes.drainText')}
          action={t('nodes.drain')}
          onConfirm={() => change(draining, 'drain')}
          onClose={() => setDraining(undefined)}
        />
      )}
    </>
  )
}

function NodeCard({ node, onDrain, onResume }: { node: Node; onDrain: () => void; onResume: () => void }) {
  const action = node.alive && (
    <Button variant="secondary" small onClick={node.draining ? onResume : onDrain}>
      {t(node.draining ? 'nodes.resumeOne' : 'nodes.drainOne', { name: node.name })}
    </Button>
  )
  return (
    <Card title={node.here ? t('nodes.here', { name: node.name }) : node.name} actions={action}>
      <div class="fax-stack">
        <Facts
          of={[
            [t('nodes.state'), <NodeState node={node} />],
            [t('nodes.work'), t('nodes.workText', { calls: node.calls, inbound: node.inbound_calls, documents: node.documents })],
            [t('nodes.started'), formatTime(moment(node.started))],
            [t('nodes.broker'), node.broker_up === undefined ? '' : <UpTag up={node.broker_up} />],
            ...(node.disks ?? []).map((disk): [string, ComponentChildren] => [
              tOr(`disk.${disk.place}`, disk.place),
              <DiskState free={disk.free_bytes} limit={disk.limit_bytes} />,
            ]),
          ]}
        />
        {node.switches && node.switches.length > 0 && (
          <Table
            label={t('nodes.switches', { name: node.name })}
            rows={node.switches}
            keyOf={link => link.name}
            columns={[
              { title: t('nodes.switch'), cell: link => link.name },
              { title: t('nodes.link'), cell: link => <UpTag up={link.up} /> },
              { title: t('nodes.calls'), cell: link => formatNumber(link.calls), align: 'end' },
              { title: t('nodes.detail'), cell: link => link.detail },
            ]}
          />
        )}
      </div>
    </Card>
  )
}

function NodeState({ node }: { node: Node }) {
  if (!node.alive) return <Tag colour="red">{t('nodes.silent', { age: age(node.seen) })}</Tag>
  if (node.drained) return <Tag colour="blue">{t('nodes.drained')}</Tag>
  if (node.draining) return <Tag colour="gold">{t('nodes.draining')}</Tag>
  return <Tag colour="green">{t('nodes.alive')}</Tag>
}

function UpTag({ up }: { up: boolean }) {
  return <Tag colour={up ? 'green' : 'red'}>{t(up ? 'nodes.up' : 'nodes.down')}</Tag>
}

function DiskState({ free, limit }: { free: number; limit: number }) {
  const text = t('nodes.free', { free: formatSize(free), limit: formatSize(limit) })
  return free < limit ? <Tag colour="red">{t('nodes.short', { text })}</Tag> : <>{text}</>
}
