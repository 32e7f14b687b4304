import { useEffect, useRef, useState } from 'preact/hooks'
import { formatNumber, t, useLanguage } from '../i18n/messages'
import { Spinner } from './Spinner'

export interface Series {
  name: string
  /** One value for each time; null where there is none. */
  values: (number | null)[]
  /** A custom property of the style sheet. */
  colour: string
  /** Bars instead of a line. */
  bars?: boolean
}

interface PlotProps {
  /** What is plotted, for who cannot see it. */
  label: string
  /** Unix seconds, ascending. */
  times: number[]
  series: Series[]
  /** Writes a time for the table below, and for what is pointed at. */
  formatTime: (seconds: number) => string
  unit?: string
  height?: number
}

/** Values over time, with the same as a table for who wants figures. The library is loaded with the first plot. */
export function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  const language = useLanguage()
  useEffect(() => {
    let plot: { destroy: () => void } | undefined
    let gone = false
    const draw = async () => {
      const { drawPlot } = await import('./drawPlot')
      if (gone || !box.current) return
      plot?.destroy()
      plot = drawPlot(box.current, { ...props, height: props.height ?? 240 })
      setReady(true)
    }
    void draw()
    const again = () => void draw()
    window.addEventListener('fax:theme', again)
    return () => {
      gone = true
      window.removeEventListener('fax:theme', again)
      plot?.destroy()
    }
  }, [JSON.stringify([props.times, props.series]), language])
  return (
    <figure class="fax-plot" aria-label={props.label}>
      {!ready && <Spinner />}
      <div ref={box} aria-hidden="true" />
      <details>
        <summary>{t('plot.table')}</summary>
        <div class="fax-plot-table" tabIndex={0} role="region" aria-label={t('plot.table')}>
          <table class="pf-v5-c-table pf-m-compact">
            <thead class="pf-v5-c-table__thead">
              <tr class="pf-v5-c-table__tr">
                <td class="pf-v5-c-table__td" />
                {props.series.map(one => (
                  <th class="pf-v5-c-table__th" scope="col" key={one.name}>
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="pf-v5-c-table__tbody">
              {props.times.map((time, i) => (
                <tr class="pf-v5-c-table__tr" key={time}>
                  <th class="pf-v5-c-table__th" scope="row">
                    {props.formatTime(time)}
                  </th>
                  {props.series.map(one => {
                    const value = one.values[i]
                    return (
                      <td class="pf-v5-c-table__td" key={one.name}>
                        {value === null || value === undefined ? '–' : formatNumber(value) + (props.unit ?? '')}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
