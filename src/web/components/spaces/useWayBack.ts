import { useCallback } from 'react'
import { chartList } from '#api/charts.ts'
import { spaceDocumentView } from '#api/spaceDocument.ts'
import { spaceList, spaceView } from '#api/spaces.ts'
import { spaceVersionList, spaceVersionRestore } from '#api/spaceVersions.ts'
import { q, useQueryClient, useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'

/** All that is read of a space, to be read again when it became another one. */
export const READ_OF_A_SPACE = [spaceView, chartList, spaceDocumentView, spaceVersionList, spaceList]

/**
 * Says that a space was changed as a whole, and offers to make it what it was before, as long as the version that this made
 * is the last one: nobody else's change is taken back with it.
 */
export function useWayBack(id: number): (text: string, version: number | undefined) => Promise<void> {
  const client = useQueryClient()
  const { mutate } = useWrite(spaceVersionRestore, {
    invalidates: READ_OF_A_SPACE,
    onError: (error) => showToast({ tone: 'failed', text: `The space stays as it is: ${error.message}` }),
  })
  return useCallback(
    async (text, version) => {
      const input = { params: { id }, query: { length: 2 } }
      const [own, last] = await client.fetchQuery({ ...q(spaceVersionList, input), staleTime: 0 }).then(
        ({ versions }) => versions,
        () => [],
      )
      const before = own !== undefined && own.number === version ? last?.number : undefined
      showToast({
        text,
        ...(before !== undefined && {
          action: { label: 'Undo', perform: () => mutate({ params: { id, number: before } }) },
        }),
      })
    },
    [client, id, mutate],
  )
}
