import { useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react'
import './soundLanguage.ts'
import uPlot from 'uplot'
import type { StreamEvent } from '#api/annotationEvents.ts'
import { chartColumns } from '#chart/columns.ts'
import { lineColor } from '#chart/look.ts'
import type { ChartModel } from '#chart/model.ts'
import { movedTo } from '#chart/movedTo.ts'
import { chartShape, plotOptions, type Drawn } from '#chart/uplot.ts'
import { attachCursor, type Cursor, type PlotCursor } from './cursor.ts'
import { attachHighlight, type Highlight } from './highlight.ts'
import './plot.css'
import { useChartLook } from './useChartLook.ts'
import { useReading } from './useReading.ts'
import { useSize } from './useSize.ts'

interface Props {
  model: ChartModel
  /** Annotations by their start; undefined keeps no room for them. */
  events?: readonly StreamEvent[] | undefined
  /** Told where the plotted area is in its frame, in CSS pixels, whenever that changes. */
  onBox?: (box: PlotBox) => void
  /** Told whenever it was drawn. */
  onDraw?: (u: uPlot) => void
  /** What a screen reader calls the plot. */
  name: string
  /** IANA name of the zone that times are shown in. */
  zone: string
  /** The cursor moved, here or on another plot of the page; null when it left. */
  onCursor?: (cursor: PlotCursor | null) => void
  /** A part of the time axis was chosen, Unix seconds. The plot itself stays as it is. */
  onZoom?: (from: number, to: number) => void
  onZoomOut?: () => void
  /** A part of the time axis is to be annotated, or a moment where `to` is null; Unix seconds. */
  onAnnotate?: (from: number, to: number | null) => void
  /** A moment is to be held on to, Unix seconds. */
  onPin?: (time: number, byKeyboard: boolean) => void
  /** The moment that is held on to. */
  pinned?: number | null
  /** Index of the line that is lifted out of the others. */
  lifted?: number | null
  /** Whether it follows the cursors of the page's other plots. */
  follows?: boolean
}

export interface PlotBox {
  left: number
  top: number
  width: number
}

interface Mounted {
  u: uPlot
  cursor: Cursor
  highlight: Highlight
  drawn: Drawn
}

/** Sole owner of a uPlot instance: a new shape or look builds it anew, a size resizes it, data replaces its data. */
export function Plot({
  model,
  events,
  onBox,
  onDraw,
  name,
  zone,
  onCursor,
  onZoom,
  onZoomOut,
  onAnnotate,
  onPin,
  pinned = null,
  lifted = null,
  follows = true,
}: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const mounted = useRef<Mounted | null>(null)
  const size = useSize(frame)
  const look = useChartLook(zone)
  const shape = useMemo(() => chartShape(model), [model])
  const hasSize = size !== null

  const cursorMoved = useEffectEvent((cursor: PlotCursor | null) => onCursor?.(cursor))
  const zoomed = useEffectEvent((from: number, to: number) => onZoom?.(from, to))
  const zoomedOut = useEffectEvent(() => onZoomOut?.())
  const annotated = useEffectEvent((from: number, to: number | null) => onAnnotate?.(from, to))
  const pan = useEffectEvent((interval: { from: number; to: number }) => {
    const shown = mounted.current
    if (shown) draw(shown, { ...shown.drawn, model: movedTo(model, interval) })
  })
  const panned = useEffectEvent(({ from, to }: { from: number; to: number }) => {
    if (from !== model.from || to !== model.to) onZoom?.(from, to)
  })
  const pinAt = useEffectEvent((time: number) => onPin?.(time, false))
  const boxMoved = useEffectEvent((box: PlotBox) => onBox?.(box))
  const drew = useEffectEvent((u: uPlot) => onDraw?.(u))
  const mount = useEffectEvent((): Mounted => {
    const drawn = { model, columns: chartColumns(model), events }
    const current = () => mounted.current?.drawn ?? drawn
    const options = plotOptions(model, look, size!, current)
    const draw = [drew, ...(onBox ? [tellBox(look.pixelRatio, boxMoved)] : [])]
    options.hooks = { ...options.hooks, draw }
    const u = new uPlot(options, columnsOf(drawn), frame.current!)
    // What is pointed at is not in the background.
    const colorOf = (line: number) =>
      lineColor({ ...current().model.lines[line]!, quiet: false }, look.scheme)
    const handlers = {
      onCursor: cursorMoved,
      onZoom: zoomed,
      onZoomOut: zoomedOut,
      onAnnotate: annotated,
      onPan: pan,
      onPanned: panned,
      onPin: pinAt,
    }
    const cursor = attachCursor(u, current, colorOf, handlers)
    return { u, drawn, cursor, highlight: attachHighlight(u, colorOf) }
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
    const { u } = mounted.current ?? {}
    if (u && size && (u.width !== size.width || u.height !== size.height)) u.setSize(size)
  }, [size])

  useLayoutEffect(() => {
    const shown = mounted.current
    if (!shown || (shown.drawn.model === model && shown.drawn.events === events)) return
    draw(shown, { model, columns: chartColumns(model), events })
  }, [model, events])

  useLayoutEffect(() => {
    const { cursor, highlight } = mounted.current ?? {}
    cursor?.follow(follows)
    cursor?.pin(pinned)
    highlight?.show(lifted)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is built anew is told again
  }, [follows, pinned, lifted, shape, look, hasSize])

  const cursor = () => mounted.current?.cursor
  const { at, text, onKeyDown, onBlur } = useReading({ model, zone, cursor, onZoom, onZoomOut, onPin })

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
      aria-valuenow={at}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  )
}

/** Draws what is new of it. */
function draw(shown: Mounted, next: Drawn): void {
  const { drawn, u } = shown
  shown.drawn = next
  if (drawn.model !== next.model) u.setData(columnsOf(next))
  const roomChanged = (drawn.events === undefined) !== (next.events === undefined)
  if (roomChanged || drawn.events !== next.events) u.redraw(roomChanged, roomChanged)
}

/** A hook that tells where the plotted area is, each place once. */
function tellBox(pixelRatio: number, tell: (box: PlotBox) => void): (u: uPlot) => void {
  let told = ''
  return ({ bbox }) => {
    const [left, top, width] = [bbox.left, bbox.top, bbox.width].map((length) => length / pixelRatio)
    if (told === (told = [left, top, width].join())) return
    tell({ left: left!, top: top!, width: width! })
  }
}

/** A canvas does not wait for its font: once it is there, what was written in another one is written again. */
function onFontLoaded(font: string, loaded: () => void): () => void {
  let waiting = !document.fonts.check(font)
  if (waiting) {
    // Without it, what is there already is used.
    void document.fonts.load(font).then(
      () => waiting && loaded(),
      () => undefined,
    )
  }
  return () => {
    waiting = false
  }
}

/** uPlot does not write into its columns, though its types do not say so. */
const columnsOf = (drawn: Drawn) => drawn.columns.data as uPlot.AlignedData
