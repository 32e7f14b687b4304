import type { Page } from '../shell/pages'

/** The operators' pages, in the order of the navigation. */
export const operatePages: Page[] = [
  { path: '/operate/overview', title: 'overview.title', ability: 'operate', icon: 'chart', load: () => import('./Overview') },
  { path: '/operate/queues', title: 'queues.title', ability: 'operate', icon: 'queue', load: () => import('./Queues') },
  { path: '/operate/calls', title: 'calls.title', ability: 'operate', icon: 'call', load: () => import('./Calls') },
  { path: '/operate/jobs', title: 'jobs.title', ability: 'operate', icon: 'list', load: () => import('./Jobs') },
  { path: '/operate/nodes', title: 'nodes.title', ability: 'operate', icon: 'server', load: () => import('./Nodes') },
]
