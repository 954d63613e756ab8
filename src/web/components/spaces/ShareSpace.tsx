import { chartList } from '#api/charts.ts'
import type { Space } from '#api/spaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
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
      {charts.error !== null && charts.data === undefined && (
        <Notice action={<Button onClick={() => void charts.refetch()}>Try again</Button>}>
          {`The charts of the space could not be read. ${charts.error.message}`}
        </Notice>
      )}
      {charts.isPending && <ListToCome />}
      <SpaceLinks space={space.id} />
    </Dialog>
  )
}
