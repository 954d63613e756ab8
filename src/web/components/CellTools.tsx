import { useEffect, useRef } from 'react'
import { chartUpdate } from '#api/charts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { useSelected } from '#web/stores/selectedCharts.ts'
import { CheckIcon } from '#web/ui/icons.tsx'
import css from './CellTools.module.css'

/** What lies over a chart of the grid: the corner that resizes it, and the mark that it is selected. */
export default function CellTools({ id }: { id: number }) {
  const isSelected = useSelected(({ ids }) => ids.includes(id))
  const mayMove = useRefusal(chartUpdate) === undefined
  const tools = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const cell = tools.current?.closest('li')
    const held = (event: Event) => cell?.hasAttribute('data-held') && event.preventDefault()
    // On the head alone: elsewhere no finger waits for the page before it scrolls.
    const head = cell?.querySelector('header')
    head?.addEventListener('touchmove', held, { passive: false })
    return () => head?.removeEventListener('touchmove', held)
  }, [])
  return (
    <div ref={tools} className={css.tools} data-selected={isSelected || undefined}>
      {isSelected && (
        <span className={css.mark}>
          <CheckIcon />
          <span className="visually-hidden">Selected</span>
        </span>
      )}
      {mayMove && <div className={css.corner} data-corner aria-hidden title="Drag to resize" />}
    </div>
  )
}
