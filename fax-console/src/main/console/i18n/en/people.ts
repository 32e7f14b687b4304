export const people = {
  'people.title': 'Faxes',
} as const
