import type { KeyboardEvent } from 'react'

/** The arrow keys go from link to link of a list. */
export function moveByRow(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const links = [...(list?.querySelectorAll('a') ?? [])]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = step === undefined || at === -1 ? undefined : links[at + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
