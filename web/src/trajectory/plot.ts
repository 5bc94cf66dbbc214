import uPlot from 'uplot'
import { HEAT_BEARABLE_MAX } from '../../../src/domain/stages.ts'
import type { ChartData } from './chart-data.ts'

interface Colours {
  heat: string
  heatSoft: string
  valence: string
  line: string
  dim: string
  card: string
}

/** Fewer turns than this leave room on the right, so that a young call does not look like a finished one. */
const TURNS_SHOWN_MIN = 10
const FONT = '11px system-ui, sans-serif'

/** The drawing itself: a thin wrapper that keeps uPlot's imperative ways out of React. */
export class TrajectoryPlot {
  #box: HTMLElement
  #tooHot: string
  #plot: uPlot
  #data: ChartData | null = null

  /** `tooHot` is written into the zone above the bearable heat. */
  constructor(box: HTMLElement, tooHot: string) {
    this.#box = box
    this.#tooHot = tooHot
    this.#plot = new uPlot(this.#options(coloursOf(box)), [[0]], box)
  }

  show(data: ChartData): void {
    this.#data = data
    const { x, heat, valence, heatPoint, valencePoint, ahead, aheadHigh, aheadLow } = data
    this.#plot.setData([x, heat, valence, heatPoint, valencePoint, ahead, aheadHigh, aheadLow])
  }

  fit(): void {
    this.#plot.setSize(sizeOf(this.#box))
  }

  destroy(): void {
    this.#plot.destroy()
  }

  #options(colours: Colours): uPlot.Options {
    const axis = { stroke: colours.dim, font: FONT, ticks: { show: false }, gap: 4 }
    const dots = (colour: string, size: number) => ({ show: true, size, fill: colour, stroke: colour, width: 1 })
    const none = { show: false }
    const invisible = { scale: 'heat', stroke: 'transparent', width: 0, points: none }
    return {
      ...sizeOf(this.#box),
      padding: [8, 4, 0, 4],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: (_, min, max) => [Math.min(min, 1) - 0.5, Math.max(max, TURNS_SHOWN_MIN) + 0.5] },
        heat: { range: [0, 1] },
        valence: { range: [-1, 1] },
      },
      axes: [
        { ...axis, size: 22, grid: none, incrs: [1, 2, 5, 10, 20, 50], space: 36 },
        {
          ...axis,
          scale: 'heat',
          size: 30,
          splits: [0, 0.25, 0.5, 0.75, 1],
          values: (_, splits) => splits.map(value => String(Math.round(value * 100))),
          stroke: colours.heat,
          grid: { stroke: colours.line, width: 1 },
        },
        {
          ...axis,
          scale: 'valence',
          side: 1,
          size: 34,
          splits: [-1, 0, 1],
          values: (_, splits) => splits.map(value => (value > 0 ? '+100' : value < 0 ? '−100' : '0')),
          stroke: colours.valence,
          grid: none,
        },
      ],
      series: [
        {},
        { scale: 'heat', stroke: colours.heat, width: 2.5, points: none },
        { scale: 'valence', stroke: colours.valence, width: 1.5, points: none },
        { scale: 'heat', stroke: 'transparent', width: 0, points: dots(colours.heat, 6) },
        { scale: 'valence', stroke: 'transparent', width: 0, points: dots(colours.valence, 4) },
        { scale: 'heat', stroke: colours.heat, width: 1.5, dash: [5, 4], points: none },
        invisible,
        invisible,
      ],
      bands: [{ series: [6, 7], fill: colours.heatSoft }],
      hooks: { drawAxes: [plot => hotZone(plot, colours, this.#tooHot)], draw: [plot => this.#marks(plot, colours)] },
    }
  }

  /** Turning points as open diamonds, the peak as a ring: shapes, so that colour is not needed to tell them apart. */
  #marks(plot: uPlot, colours: Colours): void {
    if (!this.#data) return
    const { ctx } = plot
    const unit = devicePixelRatio
    const at = (x: number, heat: number): [number, number] => [
      plot.valToPos(x, 'x', true),
      plot.valToPos(heat, 'heat', true),
    ]
    ctx.save()
    ctx.lineWidth = 1.6 * unit
    ctx.strokeStyle = colours.heat
    ctx.fillStyle = colours.card
    for (const point of this.#data.turning) {
      const [x, y] = at(point.x, point.heat)
      const r = 5 * unit
      ctx.beginPath()
      ctx.moveTo(x, y - r)
      ctx.lineTo(x + r, y)
      ctx.lineTo(x, y + r)
      ctx.lineTo(x - r, y)
      ctx.closePath()
      ctx.fill()
      ctx.stroke()
    }
    if (this.#data.peak) {
      const [x, y] = at(this.#data.peak.x, this.#data.peak.heat)
      ctx.beginPath()
      ctx.arc(x, y, 6.5 * unit, 0, 2 * Math.PI)
      ctx.stroke()
    }
    ctx.restore()
  }
}

/** Above this line nobody listens to findings or figures (P5); the stage 听 cannot be left. */
function hotZone(plot: uPlot, colours: Colours, name: string): void {
  const { ctx, bbox } = plot
  const y = Math.round(plot.valToPos(HEAT_BEARABLE_MAX, 'heat', true))
  ctx.save()
  ctx.fillStyle = colours.heatSoft
  ctx.globalAlpha = 0.4
  ctx.fillRect(bbox.left, bbox.top, bbox.width, y - bbox.top)
  ctx.globalAlpha = 1
  ctx.fillStyle = colours.dim
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`
  ctx.textAlign = 'right'
  ctx.fillText(name, bbox.left + bbox.width - 6 * devicePixelRatio, bbox.top + 13 * devicePixelRatio)
  ctx.restore()
}

function sizeOf(box: HTMLElement): { width: number; height: number } {
  return { width: Math.max(200, box.clientWidth), height: Math.max(100, box.clientHeight) }
}

/** A canvas knows no custom properties, so the colours are read off an element that has them. */
function coloursOf(box: HTMLElement): Colours {
  const probe = document.createElement('span')
  box.append(probe)
  const read = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const colours = {
    heat: read('--tp-heat'),
    heatSoft: read('--tp-heat-band'),
    valence: read('--tp-valence'),
    line: read('--tp-line'),
    dim: read('--tp-dim'),
    card: read('--tp-card'),
  }
  probe.remove()
  return colours
}
