import { useState } from 'react'
import { MAX_LENGTH } from '#api/pagination.ts'
import { spaceLinkBatchDelete, spaceLinkList } from '#api/spaceLinks.ts'
import { useWrite } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { useListed } from '../page/useListed.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { ChangeLink } from './ChangeLink.tsx'
import { isDead, linkFacts } from './linkFacts.ts'
import { SharedList } from './SharedList.tsx'

/** What others share is seen too, ms. */
const AGAIN = 10_000

/** Read-only links to one space, or to all, which are then named; nothing where there are none. */
export function SpaceLinks({ space }: { space?: number }) {
  const now = useNow()
  const zone = usePageZone()
  const [offset, setOffset] = useState(0)
  const query = { ...(space !== undefined && { space }), offset, length: MAX_LENGTH }
  const { list, error, retry } = useListed(spaceLinkList, { query }, { refetchInterval: () => AGAIN })
  const remove = useWrite(spaceLinkBatchDelete, { invalidates: [spaceLinkList] })
  if (list === undefined) {
    if (error === null) return <ListToCome />
    return (
      <Notice action={<Button onClick={retry}>Try again</Button>}>
        {`The links could not be read. ${error.message}`}
      </Notice>
    )
  }
  const { found } = list.query
  if (found === 0) return null
  const items = list.space_links.map((link) => ({
    id: link.id,
    title: link.name,
    url: isDead(link, now) ? null : link.url,
    facts: [...(space === undefined ? [link.space.name] : []), ...linkFacts(link, now, zone)],
    tools: <ChangeLink link={link} />,
  }))
  const older = found - offset - items.length
  return (
    <>
      <SharedList
        label={space === undefined ? 'Links to spaces' : 'Links'}
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
      {(older > 0 || offset > 0) && (
        <p>
          {offset > 0 && <Button onClick={() => setOffset(offset - MAX_LENGTH)}>Newer links</Button>}{' '}
          {older > 0 && (
            <Button onClick={() => setOffset(offset + MAX_LENGTH)}>{`${older} older links`}</Button>
          )}
        </p>
      )}
    </>
  )
}
