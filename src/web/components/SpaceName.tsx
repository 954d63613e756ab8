import { useState } from 'react'
import { type Space, spaceList, spaceUpdate, spaceView } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import css from './SpaceName.module.css'

/** The name of a space, edited where it stands. */
export function SpaceName({ space }: { space: Space }) {
  const [editing, setEditing] = useState(false)
  const refusal = useRefusal(spaceUpdate)
  const rename = useWrite(spaceUpdate, {
    invalidates: [spaceView, spaceList],
    onError: (error) =>
      showToast({ tone: 'failed', text: `“${space.name}” keeps its name: ${error.message}` }),
  })
  const name = rename.isPending ? (rename.variables.body?.name ?? space.name) : space.name
  if (editing) {
    return (
      <InlineInput
        label="Name of the space"
        initial={space.name}
        maxLength={255}
        onCancel={() => setEditing(false)}
        onCommit={(changed) => {
          setEditing(false)
          rename.mutate({ params: { id: space.id }, body: { name: changed } })
        }}
      />
    )
  }
  if (refusal !== undefined) return <bdi title={space.name}>{space.name}</bdi>
  return (
    <button
      type="button"
      className={css.name}
      title={`${name}\nPress to rename`}
      onClick={() => setEditing(true)}
    >
      <bdi>{name}</bdi>
    </button>
  )
}
