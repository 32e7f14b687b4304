import type { Page } from '../shell/pages'

/** The pages of people who send and read faxes, in the order of the navigation. */
export const peoplePages: Page[] = [
  { path: '/inbox', title: 'inbox.title', ability: 'read', icon: 'inbox', load: () => import('./Inbox') },
  { path: '/outbox', title: 'outbox.title', ability: 'read', icon: 'outbox', load: () => import('./Outbox') },
  { path: '/send', title: 'send.title', ability: 'send', icon: 'send', load: () => import('./Send') },
  { path: '/inbox/:id', title: 'fax.title', ability: 'read', load: () => import('./FaxPage') },
  { path: '/outbox/:id', title: 'fax.title', ability: 'read', load: () => import('./FaxPage') },
]
