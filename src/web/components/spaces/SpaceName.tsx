import { useState } from 'react'
import { type Space, spaceUpdate } from '#api/spaces.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import css from './SpaceName.module.css'
import { useSpaceRename } from './useSpaceRename.ts'

/** The name of a space, edited where it stands. */
export function SpaceName({ space }: { space: Space }) {
  const [editing, setEditing] = useState(false)
  const refusal = useRefusal(spaceUpdate)
  const { name, rename } = useSpaceRename(space)
  if (editing) {
    return (
      <InlineInput
        label="Name of the space"
        initial={space.name}
        maxLength={255}
        onCancel={() => setEditing(false)}
        onCommit={(changed, was) => {
          setEditing(false)
          rename(changed, was)
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
