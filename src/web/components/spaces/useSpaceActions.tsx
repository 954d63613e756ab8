import { useNavigate } from 'react-router'
import { spaceDocumentCreate, spaceDocumentUpdate } from '#api/spaceDocument.ts'
import { spaceDelete, type Space } from '#api/spaces.ts'
import { useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { readClipboard } from '#web/ui/clipboard.ts'
import { spaceHistoryPath, spaceImportPath, spacePath } from '#web/paths.ts'
import { ClockIcon, CopyIcon, DownloadIcon, PlusIcon, TrashIcon, UploadIcon } from '#web/ui/icons.tsx'
import type { MenuAction } from '#web/ui/Menu.tsx'
import { copySpace, downloadSpace, duplicateSpace } from '../spaceChoice/spaceCopies.ts'
import { usePasting } from '../grid/usePasting.ts'
import { useSpaceRemoval } from './useSpaceRemoval.ts'
import { useWithTime } from '../page/useWithTime.ts'

interface SpaceActions {
  actions: readonly MenuAction[]
  isDeleting: boolean
}

/** What can be done with a space as a whole; `onDelete` is told before it is deleted. */
export function useSpaceActions(space: Space, onDelete: () => void): SpaceActions {
  const navigate = useNavigate()
  const timed = useWithTime()
  const client = useQueryClient()
  const remove = useSpaceRemoval(space)
  const { paste, refusal: mayNotPaste } = usePasting(space.id)
  const go = (path: string) => void navigate(timed(path))
  const actions: MenuAction[] = [
    { label: 'History', icon: <ClockIcon />, perform: () => go(spaceHistoryPath(space.id)) },
    {
      label: 'Duplicate',
      icon: <CopyIcon />,
      refusal: useRefusal(spaceDocumentCreate),
      perform: () => void duplicateSpace(space, client, (id) => go(spacePath(id))),
    },
    {
      label: 'Paste charts',
      icon: <PlusIcon />,
      refusal: mayNotPaste,
      perform: () => void readClipboard().then(paste),
    },
    { label: 'Export JSON', icon: <DownloadIcon />, perform: () => void downloadSpace(space) },
    { label: 'Copy JSON', icon: <CopyIcon />, perform: () => void copySpace(space) },
    {
      label: 'Import JSON',
      icon: <UploadIcon />,
      refusal: useRefusal(spaceDocumentUpdate),
      perform: () => go(spaceImportPath(space.id)),
    },
    {
      label: 'Delete',
      icon: <TrashIcon />,
      danger: true,
      refusal: useRefusal(spaceDelete),
      perform: () => {
        onDelete()
        remove.mutate({ params: { id: space.id } })
      },
    },
  ]
  return { actions, isDeleting: remove.isPending }
}
