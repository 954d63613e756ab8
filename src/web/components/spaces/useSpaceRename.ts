import { type Space, spaceList, spaceUpdate, spaceView } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { quoted } from '../page/quoted.ts'

interface SpaceRename {
  name: string
  /** @param was the name when its field was opened: what others made of it since is not overwritten unasked */
  rename: (name: string, was: string) => void
}

/** The name of a space, the new one at once while it is being stored, and the way to change it. */
export function useSpaceRename({ id, name }: Space): SpaceRename {
  const update = useWrite(spaceUpdate, {
    invalidates: [spaceView, spaceList],
    onError: (error, input) =>
      error.status === 409
        ? showToast({
            tone: 'failed',
            text: `${quoted(name)} was renamed by somebody else meanwhile`,
            action: {
              label: 'Rename it all the same',
              perform: () => update.mutate({ ...input, query: {} }),
            },
          })
        : showToast({ tone: 'failed', text: `${quoted(name)} keeps its name: ${error.message}` }),
  })
  return {
    name: update.isPending ? (update.variables.body?.name ?? name) : name,
    rename: (changed, was) => update.mutate({ params: { id }, query: { was }, body: { name: changed } }),
  }
}
