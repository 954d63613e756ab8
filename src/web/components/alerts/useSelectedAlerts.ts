import { useState } from 'react'
import { type Alert, alertList, type AlertState } from '#api/alerts.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { call } from '#web/api/call.ts'

export type SelectedAlert = Pick<Alert, 'id' | 'name' | 'active'>

/** The alerts that are selected to be changed together, over pages and searches. */
export function useSelectedAlerts() {
  const [byId, setById] = useState<ReadonlyMap<number, SelectedAlert>>(new Map())
  return {
    selected: [...byId.values()],
    isSelected: (id: number) => byId.has(id),
    select: (some: readonly SelectedAlert[], isSelected: boolean) =>
      setById((now) => {
        const next = new Map(now)
        for (const { id, name, active } of some) {
          if (isSelected) next.set(id, { id, name, active })
          else next.delete(id)
        }
        return next
      }),
    unselect: (some: readonly Pick<Alert, 'id'>[]) =>
      setById((now) => new Map([...now].filter(([id]) => !some.some((one) => one.id === id)))),
    selectNone: () => setById(new Map()),
  }
}

/**
 * Every alert that a search finds, page after page, in an order that no evaluation changes.
 *
 * @throws when alerts came or went so that some would be left out
 */
export async function readAllAlerts(query: {
  search: string
  state: AlertState | undefined
}): Promise<SelectedAlert[]> {
  const byId = new Map<number, SelectedAlert>()
  for (let offset = 0; ; offset += MAX_LENGTH) {
    const page = await call(alertList, { query: { ...query, offset, length: MAX_LENGTH } })
    for (const alert of page.alerts) byId.set(alert.id, alert)
    if (offset + MAX_LENGTH < page.query.found) continue
    if (byId.size < page.query.found) throw new Error('The list has changed meanwhile. Try again.')
    return [...byId.values()]
  }
}
