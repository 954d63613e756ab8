import { useState } from 'react'
import type { Space } from '#api/spaces.ts'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import { SpaceNameButton } from './SpaceNameButton.tsx'
import { useSpaceRename } from './useSpaceRename.ts'

/** The name of a space while it is edited, and from then on. */
export default function SpaceNameField({ space }: { space: Space }) {
  const [editing, setEditing] = useState(true)
  const { name, rename } = useSpaceRename(space)
  if (!editing) return <SpaceNameButton name={name} onPress={() => setEditing(true)} />
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
