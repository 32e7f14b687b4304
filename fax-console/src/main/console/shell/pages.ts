import type { ComponentType } from 'preact'
import type { MessageKey } from '../i18n/messages'
import type { Ability } from '../api/session'
import type { IconName } from '../parts/Icon'
import { adminPages } from '../admin/pages'
import { operatePages } from '../operate/pages'
import { peoplePages } from '../people/pages'

export interface PageProps {
  /** The named parts of the path. */
  params: Record<string, string>
}

/** A page, loaded when it is first visited. */
export interface Page {
  /** A path; `:name` stands for one part of it. */
  path: string
  /** Heading of the window, and the name in the navigation. */
  title: MessageKey
  /** Who may see it. */
  ability: Ability
  /** The picture in the navigation; a page without one is not listed there. */
  icon?: IconName
  load: () => Promise<{ default: ComponentType<PageProps> }>
}

export interface Area {
  title: MessageKey
  pages: Page[]
}

export const areas: Area[] = [
  { title: 'nav.people', pages: peoplePages },
  { title: 'nav.admin', pages: adminPages },
  { title: 'nav.operate', pages: operatePages },
]
