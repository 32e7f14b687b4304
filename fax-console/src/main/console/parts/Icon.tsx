/** Strokes on a field of 24 by 24. */
const SHAPES = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19c.8-3.4 3.2-5 6.5-5s5.7 1.6 6.5 5M16 4.500a3.5 3.5 0 0 1 0 6.500M18 14.500c2 .7 3.2 2.2 3.7 4.5',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 3h4l1-3h5',
  outbox: 'M4 13l3-8h2M20 13l-3-8h-2M4 13v6h16v-6M4 13h5l1 3h4l1-3h5M12 12V3M9 6l3-3 3 3',
  send: 'M21 3L3 10.500l7 3.5 3.5 7zM21 3L10 14',
  fax: 'M8 9V4h8l2 2v3M6 9h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-1v-4H7v4H6a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM7 15h10v6H7z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  phone: 'M6 3h3l2 5-2.5 1.500c1 2.5 3 4.5 5.5 5.500L15.5 12.500l5 2v3.500a2 2 0 0 1-2 2C11 20 4 13 4 5a2 2 0 0 1 2-2z',
  flow: 'M12 3v5M6 16v-3h12v3M12 8v5M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6z',
  key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9M18 12v4M15 12v3',
  webhook: 'M9 8a3 3 0 1 1 5 2.200l3 5.300M6.5 19a3 3 0 1 1 .5-5.900h4M18 20a3 3 0 1 0-2-5.300M10.5 10L8 14.5',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  settings: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  chart: 'M4 20V4M4 20h17M8 16v-5M12 16V7M16 16v-3M20 16V9',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  queue: 'M4 5h16v4H4zM4 11h16v4H4zM4 17h10',
  call: 'M5 4h3l2 5-2 1.500c1 2 2.5 3.5 4.5 4.500L14 13l5 2v3c0 1-1 2-2 2C10 20 4 14 4 6c0-1 0-2 1-2zM15 4a6 6 0 0 1 5 5M15 8a2 2 0 0 1 1 1',
  server: 'M4 4h16v6H4zM4 14h16v6H4zM8 7h.01M8 17h.01',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l12 8-12 8z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.500L21 21',
  filter: 'M3 5h18l-7 8v6l-4-2v-4z',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  edit: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.500l4.5 4.500L19 7',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.500h.01',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 8v5M12 16h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  kebab: 'M12 5h.01M12 12h.01M12 19h.01',
  zoomIn: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.500L21 21M10.5 8v5M8 10.500h5',
  zoomOut: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.500L21 21M8 10.500h5',
  rotate: 'M20 5v5h-5M20 10a8 8 0 1 0 1 5',
  forward: 'M13 5l7 7-7 7M20 12H4',
  again: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  dot: 'M12 12h.01',
} as const

export type IconName = keyof typeof SHAPES

/** A picture beside words; with a label it stands for them. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      class="fax-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'kebab' || name === 'dot' ? 3 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      <path d={SHAPES[name]} />
    </svg>
  )
}
