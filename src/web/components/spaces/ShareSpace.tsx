import { MAX_LENGTH } from '#api/pagination.ts'
import { chartList } from '#api/charts.ts'
import { spaceLinkList } from '#api/spaceLinks.ts'
import type { Space } from '#api/spaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { SpaceLinks } from '../sharing/SpaceLinks.tsx'
import { useViewing } from '../viewing/useViewing.ts'
import { NewSpaceLink } from './NewSpaceLink.tsx'

interface Props {
  space: Space
  onClose: () => void
}

/** The links to a space that there are, and a new one, which begins as what is looked at. */
export default function ShareSpace({ space, onClose }: Props) {
  const params = { id: space.id }
  const [viewing] = useViewing()
  const links = useQuery(q(spaceLinkList, { query: { space: space.id, length: MAX_LENGTH } }))
  const charts = useQuery(q(chartList, { params }))
  return (
    <Dialog
      title={`Share ${space.name}`}
      wide
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <p>Whoever has a link sees this space without signing in, and can read nothing else.</p>
      {charts.data && <NewSpaceLink space={space} charts={charts.data} viewing={viewing} />}
      {links.data && links.data.space_links.length > 0 && (
        <SpaceLinks links={links.data.space_links} ofMany={false} />
      )}
    </Dialog>
  )
}
