import type { LiveEvent } from '../api/useEvents'

/** Whether an event is about faxes, so that lists of them are read again. */
export function isFaxEvent(event: LiveEvent): boolean {
  return event.type.includes('fax') || event.type.startsWith('doc_') || event.type.startsWith('object.')
}

/** Whether it is about this fax. */
export function isAbout(event: LiveEvent, fax: string): boolean {
  return JSON.stringify(event.data).includes(fax)
}
