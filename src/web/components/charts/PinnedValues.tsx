import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useMatch } from 'react-router'
import { MAY_ANNOTATE } from '#api/annotationEvents.ts'
import { lineColor, lineDash } from '#chart/look.ts'
import type { ChartModel } from '#chart/model.ts'
import { columnTexts } from '#chart/columnTexts.ts'
import { exactText } from '#chart/quantity.ts'
import { timeText } from '#chart/timeText.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { ROUTES } from '#web/paths.ts'
import { annotate } from '#web/stores/annotating.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import { attend } from '#web/stores/attention.ts'
import { unpin } from '#web/stores/pinned.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { AnnotationsIcon, CloseIcon } from '#web/ui/icons.tsx'
import { orderAt, rowsAt } from './cursorRows.ts'
import { lineFinder, SEARCHED } from './findLines.ts'
import { isIsolated, lineKeys } from '#chart/isolate.ts'
import { addsLine } from '../viewing/chosen.ts'
import { LineSearch } from './LineSearch.tsx'
import { LINES_AT_ONCE, MoreLines } from './MoreLines.tsx'
import css from './PinnedValues.module.css'
import { Swatch } from './Swatch.tsx'
import { usePlace } from './usePlace.ts'
import { zoneName } from '#chart/zoneName.ts'

interface Props {
  model: ChartModel
  /** Index of the moment in the model's times. */
  index: number
  zone: string
  panel: RefObject<HTMLElement | null>
  /** Whether it came by a key, and the keyboard goes into it. */
  byKeyboard: boolean
  onChoose: (name: string, adds: boolean) => void
}

/** The values at a moment that is held on to: to scroll, to search, to copy, and to choose lines from. */
export default function PinnedValues({ model, index, zone, panel, byKeyboard, onChoose }: Props) {
  const scheme = useShownScheme()
  const surface = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [most, setMost] = useState(LINES_AT_ONCE)
  const place = usePlace(panel, index / model.times.length)
  const order = useMemo(() => orderAt(model, index), [model, index])
  const found = useMemo(() => {
    const isFound = lineFinder(text)
    return order.filter((i) => isFound(model.lines[i]!))
  }, [model, order, text])
  const names = lineKeys(model.lines)
  const isolated = isIsolated(model)
  const isOnSpace = useMatch(ROUTES.space) !== null
  const mayNotAnnotate = useRefusal(MAY_ANNOTATE)
  const time = model.times[index]!

  const placed = place !== null
  useEffect(() => {
    if (placed && byKeyboard) surface.current?.querySelector<HTMLElement>('input, tbody button')?.focus()
  }, [placed, byKeyboard])

  useEffect(() => {
    const letGo = (event: KeyboardEvent) => {
      const { activeElement } = document
      const isElsewhere = activeElement?.closest('dialog, [role=menu], [role=dialog], input')
      if (event.key !== 'Escape' || (isElsewhere && !surface.current?.contains(activeElement))) return
      event.preventDefault()
      event.stopPropagation()
      if (surface.current?.contains(activeElement)) {
        panel.current?.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true })
      }
      unpin()
    }
    document.addEventListener('keydown', letGo, true)
    return () => document.removeEventListener('keydown', letGo, true)
  }, [panel])

  useEffect(() => () => attend(null), [])

  if (place === null) return null
  const rows = rowsAt(model, found, index, most)
  const texts = columnTexts(rows.map(({ line, value }) => ({ value, unit: line.unit })))
  const when = timeText(time, zone, model.resolution)
  return createPortal(
    <div
      ref={surface}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <dialog> element would take Escape and the focus
      role="dialog"
      aria-label={`${model.title} at ${when}`}
      className={css.pinned}
      style={place}
    >
      <header className={css.head}>
        <p className={css.time}>
          {when} <span>{zoneName(time, zone)}</span>
        </p>
        {isOnSpace && (
          <IconButton
            label="Annotate this moment"
            refusal={mayNotAnnotate}
            onClick={() => {
              unpin()
              annotate(time)
            }}
          >
            <AnnotationsIcon />
          </IconButton>
        )}
        <IconButton label="Let go (Escape)" onClick={unpin}>
          <CloseIcon />
        </IconButton>
      </header>
      {order.length > SEARCHED && <LineSearch text={text} onChange={setText} />}
      <div className={css.box}>
        <table className={css.rows}>
          <tbody>
            {rows.map(({ line, index, value }, row) => (
              // The button in the row is what the keyboard presses; the press reaches the row, as one anywhere in it does.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <tr
                key={line.id}
                title={line.label}
                onClick={(event) => {
                  if (getSelection()?.isCollapsed !== false)
                    onChoose(names[index]!, addsLine(event, isolated))
                }}
                onPointerEnter={(event) => event.pointerType !== 'touch' && attend(names[index]!)}
                onPointerLeave={() => attend(null)}
              >
                <td>
                  <button
                    type="button"
                    className={css.choose}
                    aria-label={`Show ${line.short} alone`}
                    aria-pressed={isolated}
                  >
                    <Swatch color={lineColor(line, scheme)} dashed={lineDash(line) !== undefined} />
                  </button>
                </td>
                <td className={css.name}>{line.short}</td>
                <td className={css.value} title={value === null ? undefined : exactText(value, line.unit)}>
                  {texts[row]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <MoreLines found={found.length} shown={most} onMore={() => setMost(most + LINES_AT_ONCE)} />
      </div>
      <p className={css.hint} />
    </div>,
    panel.current?.closest('dialog, main') ?? document.body,
  )
}
