import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { currentLanguage, formatNumber, t } from '../i18n/messages'
import type { Series } from './Plot'

const DAY = 86_400

interface Drawing {
  times: number[]
  series: Series[]
  height: number
  formatTime: (seconds: number) => string
}

/** Times of an axis, no longer than there is room for. */
function shortTimes(splits: number[], apart: number): string[] {
  const short = new Intl.DateTimeFormat(
    currentLanguage(),
    apart < DAY ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'numeric' },
  )
  return splits.map(seconds => short.format(new Date(seconds * 1000)))
}

/** Draws into an element as wide as it is, and follows its width. */
export function drawPlot(into: HTMLElement, { times, series, height, formatTime }: Drawing): { destroy: () => void } {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim() || 'currentColor'
  const text = colour('--pf-v5-global--Color--200')
  const lines = { stroke: text, grid: { stroke: colour('--pf-v5-global--BorderColor--100'), width: 1 }, ticks: { show: false } }
  const bars = uPlot.paths.bars?.({ size: [0.7, 60] })
  const plot = new uPlot(
    {
      width: into.clientWidth || 600,
      height,
      axes: [
        { ...lines, values: (_plot, splits, _axis, _space, apart) => shortTimes(splits, apart) },
        { ...lines, size: 60, values: (_plot, splits) => splits.map(formatNumber) },
      ],
      scales: { y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.05)] } },
      series: [
        { label: t('plot.time'), value: (_plot, seconds: number | null) => (seconds === null ? '–' : formatTime(seconds)) },
        ...series.map(one => ({
          label: one.name,
          value: (_plot: uPlot, value: number | null) => (value === null ? '–' : formatNumber(value)),
          stroke: colour(one.colour),
          fill: one.bars ? colour(one.colour) : undefined,
          width: 2,
          paths: one.bars ? bars : undefined,
          points: { show: false },
        })),
      ],
    },
    [times, ...series.map(one => one.values)],
    into,
  )
  const follow = new ResizeObserver(() => plot.setSize({ width: into.clientWidth || 600, height }))
  follow.observe(into)
  return {
    destroy: () => {
      follow.disconnect()
      plot.destroy()
    },
  }
}
