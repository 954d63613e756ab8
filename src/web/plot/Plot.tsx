import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import './soundLanguage.ts'
import uPlot from 'uplot'
import { chartColumns } from '#chart/columns.ts'
import { cursorText, intervalText } from '#chart/cursorText.ts'
import { lineColor } from '#chart/look.ts'
import type { ChartModel } from '#chart/model.ts'
import { chartShape, plotOptions, type Drawn } from '#chart/uplot.ts'
import { attachCursor, type Cursor, type PlotCursor } from './cursor.ts'
import { halfAround, keyStep } from './keyStep.ts'
import './plot.css'
import { useChartLook } from './useChartLook.ts'
import { useSize } from './useSize.ts'

interface Props {
  model: ChartModel
  /** What a screen reader calls the plot. */
  name: string
  /** IANA name of the zone that times are shown in. */
  zone: string
  /** The cursor moved, here or on another plot of the page; null when it left. */
  onCursor?: (cursor: PlotCursor | null) => void
  /** A part of the time axis was chosen, Unix seconds. The plot itself stays as it is. */
  onZoom?: (from: number, to: number) => void
  onZoomOut?: () => void
}

interface Mounted {
  u: uPlot
  cursor: Cursor
  drawn: Drawn
}

/** Sole owner of a uPlot instance: a new shape or look builds it anew, a size resizes it, data replaces its data. */
export function Plot({ model, name, zone, onCursor, onZoom, onZoomOut }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const mounted = useRef<Mounted | null>(null)
  const [reading, setReading] = useState<number | null>(null)
  const size = useSize(frame)
  const look = useChartLook(zone)
  const shape = useMemo(() => chartShape(model), [model])
  const hasSize = size !== null

  const cursorMoved = useEffectEvent((cursor: PlotCursor | null) => onCursor?.(cursor))
  const zoomed = useEffectEvent((from: number, to: number) => onZoom?.(from, to))
  const zoomedOut = useEffectEvent(() => onZoomOut?.())
  const mount = useEffectEvent((): Mounted => {
    const drawn = { model, columns: chartColumns(model) }
    const current = () => mounted.current?.drawn ?? drawn
    const u = new uPlot(plotOptions(model, look, size!, current), columnsOf(drawn), frame.current!)
    const colorOf = (line: number) => lineColor(current().model.lines[line]!, look.scheme)
    const handlers = { onCursor: cursorMoved, onZoom: zoomed, onZoomOut: zoomedOut }
    return { u, drawn, cursor: attachCursor(u, current, colorOf, handlers) }
  })

  useLayoutEffect(() => {
    if (!hasSize) return
    const made = (mounted.current = mount())
    const stopWaiting = onFontLoaded(look.font, () => made.u.redraw(false, true))
    return () => {
      stopWaiting()
      mounted.current = null
      made.cursor.destroy()
      made.u.destroy()
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new shape or look builds it anew
  }, [shape, look, hasSize])

  useLayoutEffect(() => {
    const { u, cursor } = mounted.current ?? {}
    if (!u || !size || (u.width === size.width && u.height === size.height)) return
    u.setSize(size)
    cursor?.refresh()
  }, [size])

  useLayoutEffect(() => {
    const shown = mounted.current
    if (!shown || shown.drawn.model === model) return
    shown.drawn = { model, columns: chartColumns(model) }
    shown.u.setData(columnsOf(shown.drawn))
    shown.cursor.refresh()
  }, [model])

  const onKeyDown = (event: KeyboardEvent) => {
    const cursor = mounted.current?.cursor
    if (event.altKey || event.ctrlKey || event.metaKey || !cursor) return
    if (event.key === '-' || event.key === '+') event.preventDefault()
    if (event.key === '-') onZoomOut?.()
    if (event.key === '+')
      onZoom?.(...halfAround(model.times[reading ?? -1] ?? model.to, model.from, model.to))
    const next = keyStep(event.key, event.shiftKey, cursor.index(), model.times.length)
    if (next === undefined) return
    event.preventDefault()
    cursor.moveTo(next)
    setReading(next)
  }

  return (
    <div
      ref={frame}
      className="plot"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot hold a canvas
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={model.from}
      aria-valuemax={model.to}
      aria-valuenow={reading === null ? model.to : model.times[reading]}
      aria-valuetext={reading === null ? intervalText(model, zone) : cursorText(model, reading, zone)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        mounted.current?.cursor.moveTo(null)
        setReading(null)
      }}
    />
  )
}

/** A canvas does not wait for its font: once it is there, what was written in another one is written again. */
function onFontLoaded(font: string, loaded: () => void): () => void {
  let waiting = !document.fonts.check(font)
  if (waiting) void document.fonts.load(font).then(() => waiting && loaded())
  return () => {
    waiting = false
  }
}

/** uPlot does not write into its columns, though its types do not say so. */
const columnsOf = (drawn: Drawn) => drawn.columns.data as uPlot.AlignedData
