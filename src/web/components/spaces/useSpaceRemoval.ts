import { deletedSpaceList } from '#api/deletedSpaces.ts'
import { spaceDelete, spaceList, spaceRestore, type Space } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { forgetSpace } from '#web/stores/recentSpaces.ts'
import { showToast } from '#web/stores/toasts.ts'
import { quoted } from '../page/quoted.ts'

/** Deletes a space at once and offers to bring it back: nothing is asked first because nothing is lost. */
export function useSpaceRemoval(space: Space) {
  const restore = useWrite(spaceRestore, {
    invalidates: [spaceList, deletedSpaceList],
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(space.name)} is still deleted: ${error.message}` }),
  })
  return useWrite(spaceDelete, {
    invalidates: [spaceList, deletedSpaceList],
    onSuccess: () => {
      forgetSpace(space.id)
      showToast({
        text: `Deleted ${quoted(space.name)} and its charts`,
        action: { label: 'Undo', perform: () => restore.mutate({ params: { id: space.id } }) },
      })
    },
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(space.name)} was not deleted: ${error.message}` }),
  })
}
