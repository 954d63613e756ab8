import { type SpaceLink, spaceLinkBatchDelete, spaceLinkList } from '#api/spaceLinks.ts'
import { useWrite } from '#web/api/query.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { linkFacts } from './linkFacts.ts'
import { SharedList } from './SharedList.tsx'

interface Props {
  links: readonly SpaceLink[]
  /** Whether they are to several spaces, which are then named. */
  ofMany: boolean
}

/** Read-only links to spaces. */
export function SpaceLinks({ links, ofMany }: Props) {
  const now = useNow()
  const zone = usePageZone()
  const remove = useWrite(spaceLinkBatchDelete, { invalidates: [spaceLinkList] })
  const items = links.map((link) => ({
    id: link.id,
    title: link.name,
    url: link.url,
    facts: [...(ofMany ? [link.space.name] : []), ...linkFacts(link, now, zone)],
  }))
  return (
    <SharedList
      label={ofMany ? 'Links to spaces' : 'Links'}
      thing="link"
      items={items}
      deletion={{
        busy: remove.isPending,
        error: remove.error,
        perform: (ids, onDone) => remove.mutate({ body: { ids } }, { onSuccess: onDone }),
      }}
    >
      Whoever has it, on a wall for one, sees nothing any more from now on. Nothing brings it back.
    </SharedList>
  )
}
