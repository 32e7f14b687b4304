import type { LiveEvent } from '../api/useEvents'

/** Whether something happened, so that lists are read again, or too much to be told (`reset`). */
export function isFaxEvent(event: LiveEvent): boolean {
  return event.type !== 'ready' && event.type !== 'closed'
}

/** Whether it is about this fax. */
export function isAbout(event: LiveEvent, fax: string): boolean {
  return event.type === 'reset' || String(event.data.fax_id).replaceAll('-', '') === fax
}
