import type { Translation } from '../messages'
import type { people as english } from '../en/people'

export const people: Translation<typeof english> = {
  'people.title': 'Faxe',
}
