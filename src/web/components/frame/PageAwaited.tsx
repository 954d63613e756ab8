import { useEffect, useRef } from 'react'
import { healthView } from '#api/health.ts'
import { useConnection } from '#web/api/connection.ts'
import { invalidate, useQueryClient } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'

/** In the place of a page whose code did not come. Where nobody answered, it comes as soon as somebody does. */
export function PageAwaited() {
  const isLost = useConnection(({ lostSince }) => lostSince !== null)
  const client = useQueryClient()
  const wasLost = useRef(isLost)
  // Asked at once: the page says only then whether the connection is the reason.
  useEffect(() => void invalidate(client, healthView), [client])
  useEffect(() => {
    if (wasLost.current && !isLost) window.location.reload()
    wasLost.current = isLost
  }, [isLost])
  return (
    <EmptyState
      title="This page could not be loaded"
      action={<Button onClick={() => window.location.reload()}>Try again</Button>}
    >
      <p>{isLost ? 'It comes as soon as Poise answers again.' : 'Perhaps a newer Poise has started.'}</p>
    </EmptyState>
  )
}
