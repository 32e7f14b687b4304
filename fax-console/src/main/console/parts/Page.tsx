import type { ComponentChildren } from 'preact'

interface HeaderProps {
  title: string
  /** A sentence below the title. */
  lead?: ComponentChildren
  /** Buttons beside it. */
  actions?: ComponentChildren
}

/** The head of a page: its one `h1`. */
export function PageHeader({ title, lead, actions }: HeaderProps) {
  return (
    <div class="fax-page-header">
      <div>
        <h1 class="pf-v5-c-title pf-m-2xl">{title}</h1>
        {lead && <p class="fax-lead">{lead}</p>}
      </div>
      {actions && <div class="fax-actions">{actions}</div>}
    </div>
  )
}

/** A card with a heading. */
export function Card({ title, actions, children }: { title?: string; actions?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="pf-v5-c-card">
      {title && (
        <div class="pf-v5-c-card__header">
          <div class="pf-v5-c-card__header-main">
            <h2 class="pf-v5-c-card__title-text">{title}</h2>
          </div>
          {actions && <div class="pf-v5-c-card__actions">{actions}</div>}
        </div>
      )}
      <div class="pf-v5-c-card__body">{children}</div>
    </section>
  )
}

/** Names and values; pairs without value are left out. */
export function Facts({ of }: { of: [string, ComponentChildren][] }) {
  return (
    <dl class="fax-facts">
      {of
        .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const COLOURS = { grey: '', blue: 'pf-m-blue', green: 'pf-m-green', orange: 'pf-m-orange', red: 'pf-m-red', gold: 'pf-m-gold' }

export type Colour = keyof typeof COLOURS

/** A word in a coloured box, such as a state. The colour only repeats what the word says. */
export function Tag({ colour = 'grey', children }: { colour?: Colour; children: ComponentChildren }) {
  return (
    <span class={`pf-v5-c-label pf-m-compact ${COLOURS[colour]}`}>
      <span class="pf-v5-c-label__content">
        <span class="pf-v5-c-label__text">{children}</span>
      </span>
    </span>
  )
}
