import { useState } from 'react'
import { type Alert, alertList, type AlertState } from '#api/alerts.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { call } from '#web/api/call.ts'

type Some = Pick<Alert, 'id' | 'name'>

/** The alerts that are selected to be changed together, over pages and searches. */
export function useSelectedAlerts() {
  const [byId, setById] = useState<ReadonlyMap<number, Some>>(new Map())
  return {
    selected: [...byId.values()],
    isSelected: (id: number) => byId.has(id),
    select: (some: readonly Some[], isSelected: boolean) =>
      setById((now) => {
        const next = new Map(now)
        for (const { id, name } of some) {
          if (isSelected) next.set(id, { id, name })
          else next.delete(id)
        }
        return next
      }),
    selectNone: () => setById(new Map()),
  }
}

/** Every alert that a search finds, page after page. */
export async function readAllAlerts(query: {
  search: string
  state: AlertState | undefined
}): Promise<Some[]> {
  const all: Some[] = []
  for (;;) {
    const { alerts } = await call(alertList, {
      query: { ...query, orderby: 'status', offset: all.length, length: MAX_LENGTH },
    })
    all.push(...alerts)
    if (alerts.length < MAX_LENGTH) return all
  }
}
