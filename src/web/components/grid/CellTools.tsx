import { useEffect, useRef } from 'react'
import { useSelected } from '#web/stores/selectedCharts.ts'
import { CheckIcon } from '#web/ui/icons.tsx'
import css from './CellTools.module.css'

/** What lies over a chart of the grid: the corner that resizes it, and the mark that it is selected. */
export function CellTools({ id, mayResize }: { id: number; mayResize: boolean }) {
  const isSelected = useSelected(({ ids }) => ids.includes(id))
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
      {mayResize && <div className={css.corner} data-corner aria-hidden title="Drag to resize" />}
    </div>
  )
}
