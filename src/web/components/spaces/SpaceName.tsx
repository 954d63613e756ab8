import { useState } from 'react'
import { type Space, spaceUpdate } from '#api/spaces.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { SpaceNameButton } from './SpaceNameButton.tsx'

/* Few of those who look at a space rename it. */
const field = () => import('./SpaceNameField.tsx')
const SpaceNameField = late(field)

/** The name of a space, edited where it stands. */
export function SpaceName({ space }: { space: Space }) {
  const [pressed, setPressed] = useState(false)
  const refusal = useRefusal(spaceUpdate)
  if (refusal !== undefined) return <bdi title={space.name}>{space.name}</bdi>
  const button = (
    <SpaceNameButton
      name={space.name}
      onNear={() => void field().catch(() => undefined)}
      onPress={() => setPressed(true)}
    />
  )
  if (!pressed) return button
  return (
    <LateBoundary fallback={button} onFailed={() => setPressed(false)}>
      <SpaceNameField space={space} />
    </LateBoundary>
  )
}
