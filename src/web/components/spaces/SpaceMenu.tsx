import { useNavigate } from 'react-router'
import type { Space } from '#api/spaces.ts'
import { spacesPath } from '#web/paths.ts'
import { MoreIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { useSpaceActions } from './useSpaceActions.tsx'
import { useWithTime } from '../page/useWithTime.ts'

/** What can be done with the space that is shown; open at once, because a press on its button brought it. */
export default function SpaceMenu({ space }: { space: Space }) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const { actions } = useSpaceActions(space, () => void navigate(timed(spacesPath())))
  return <Menu label={`Actions for ${space.name}`} trigger={<MoreIcon />} actions={actions} opened />
}
