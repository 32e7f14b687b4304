export const operate = {
  'operate.title': 'Operation',
} as const
