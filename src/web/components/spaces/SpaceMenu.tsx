import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ADMINS } from '#api/endpoint.ts'
import type { Space } from '#api/spaces.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { spacesPath } from '#web/paths.ts'
import { LinkIcon, MoreIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { useSpaceActions } from './useSpaceActions.tsx'
import { useWithTime } from '../page/useWithTime.ts'

const ShareSpace = late(() => import('./ShareSpace.tsx'))

/** What can be done with the space that is shown; open at once, because a press on its button brought it. */
export default function SpaceMenu({ space }: { space: Space }) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const { actions } = useSpaceActions(space, () => void navigate(timed(spacesPath())))
  const [sharing, setSharing] = useState(false)
  const share = {
    label: 'Share',
    icon: <LinkIcon />,
    // Not asked of the endpoint itself, whose file comes with what shares.
    refusal: useRefusal(ADMINS),
    perform: () => setSharing(true),
  }
  return (
    <>
      <Menu label={`Actions for ${space.name}`} trigger={<MoreIcon />} actions={[share, ...actions]} opened />
      {sharing && (
        <LateBoundary onFailed={() => setSharing(false)}>
          <ShareSpace space={space} onClose={() => setSharing(false)} />
        </LateBoundary>
      )}
    </>
  )
}
