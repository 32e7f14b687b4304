import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Series } from './Plot'

/** Draws into an element as wide as it is, and follows its width. */
export function drawPlot(into: HTMLElement, times: number[], series: Series[], height: number): { destroy: () => void } {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim() || 'currentColor'
  const text = colour('--pf-v5-global--Color--200')
  const lines = { stroke: text, grid: { stroke: colour('--pf-v5-global--BorderColor--100'), width: 1 }, ticks: { show: false } }
  const bars = uPlot.paths.bars?.({ size: [0.7, 60] })
  const plot = new uPlot(
    {
      width: into.clientWidth || 600,
      height,
      axes: [lines, { ...lines, size: 60 }],
      scales: { y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.05)] } },
      series: [
        {},
        ...series.map(one => ({
          label: one.name,
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
