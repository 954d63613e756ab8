const CHARTS = '[data-chart]'

/** The id of the chart that has the focus, else of the one pointed at. */
export function chartAtHand(): number | undefined {
  const cell = document.activeElement?.closest(CHARTS) ?? document.querySelector(`${CHARTS}:hover`)
  return Number(cell?.getAttribute('data-chart')) || undefined
}

/** Moves the focus to a chart and brings it into view. */
export function focusChart(cell: HTMLElement | null): void {
  cell?.scrollIntoView?.({ block: 'nearest' })
  cell?.focus({ preventScroll: true })
}

/** Moves the focus so many charts on in reading order, to its plot where it has one; from nowhere to the first or last. */
export function stepChart(step: 1 | -1): void {
  const cells = [...document.querySelectorAll<HTMLElement>(CHARTS)]
  const at = cells.findIndex((cell) => cell.contains(document.activeElement))
  const cell = cells[at === -1 ? (step === 1 ? 0 : cells.length - 1) : at + step] ?? null
  focusChart(cell)
  cell?.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true })
}
