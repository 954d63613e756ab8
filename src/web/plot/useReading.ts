import { type KeyboardEvent, useState } from 'react'
import { cursorText, shownText } from '#chart/cursorText.ts'
import type { ChartModel } from '#chart/model.ts'
import { nearestIndex, valuesAt } from '#chart/nearest.ts'
import type { Cursor } from './cursor.ts'
import { halfAround, keyStep } from './keyStep.ts'
import { lineStep } from './lineStep.ts'

interface Options {
  model: ChartModel
  zone: string
  /** The plot's cursor; undefined while nothing is drawn. */
  cursor: () => Cursor | undefined
  onZoom: ((from: number, to: number) => void) | undefined
  onZoomOut: (() => void) | undefined
  onPin: ((time: number, byKeyboard: boolean) => void) | undefined
}

/** Where the keyboard is: a moment, Unix seconds, and a line when one was chosen. */
interface Reading {
  time: number
  line: number | null
}

/** The newest moment at which anything was measured; the last one where nothing was. */
function newestIndex({ times, lines }: ChartModel): number {
  const found = times.findLastIndex((_, i) =>
    lines.some(({ values, visible }) => visible && typeof values[i] === 'number'),
  )
  return found < 0 ? times.length - 1 : found
}

/** A plot read by the keyboard: where it is, in Unix seconds and in words, and what listens to the keys. */
export function useReading({ model, zone, cursor, onZoom, onZoomOut, onPin }: Options) {
  const [reading, setReading] = useState<Reading | null>(null)

  const readAt = (next: Reading | null) => {
    cursor()?.moveTo(next && nearestIndex(model.times, next.time), next?.line ?? null)
    setReading(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const shown = cursor()
    if (event.altKey || event.ctrlKey || event.metaKey || !shown) return
    const { key, shiftKey } = event
    const at = shown.index()
    const line = reading?.line ?? null
    if (key === '-' || key === '+') event.preventDefault()
    if (key === '-') onZoomOut?.()
    if (key === '+') onZoom?.(...halfAround(reading?.time ?? model.to, model.from, model.to))
    const last = newestIndex(model)
    const measured = () => valuesAt(model, at ?? last).map(({ index }) => index)
    const next =
      at === null && key === 'ArrowLeft' && last >= 0 ? last : keyStep(key, shiftKey, at, model.times.length)
    if (next !== undefined) readAt(next === null ? null : { time: model.times[next]!, line })
    else if (last < 0) return
    else if (key === 'Enter') onPin?.(model.times[at ?? last]!, true)
    else if (key === 'ArrowUp' || key === 'ArrowDown')
      readAt({ time: model.times[at ?? last]!, line: lineStep(key, measured(), line) ?? null })
    else return
    event.preventDefault()
  }

  const index = reading && nearestIndex(model.times, reading.time)
  return {
    at: reading?.time ?? model.to,
    text:
      reading === null || index === null
        ? shownText(model, zone)
        : cursorText(model, index, zone, reading.line),
    onKeyDown,
    onBlur: () => readAt(null),
  }
}
