import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { snapshotList } from '#api/snapshots.ts'
import { spaceLinkList } from '#api/spaceLinks.ts'
import type { Space } from '#api/spaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { readListQuery, snapshotsPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { AdminPage } from '../page/AdminPage.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { ListFound } from '../page/ListFound.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { SettingsTabs } from '../page/SettingsTabs.tsx'
import { useListed } from '../page/useListed.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { Snapshots } from '../sharing/Snapshots.tsx'
import { SpaceLinks } from '../sharing/SpaceLinks.tsx'

const ChooseSpace = late(() => import('../spaceChoice/ChooseSpace.tsx'))
const ShareSpace = late(() => import('../spaces/ShareSpace.tsx'))

/** `/snapshots`: what everyone can see who has its address. */
export function SharedSettings() {
  return (
    <AdminPage
      title="Snapshots"
      about="Whoever has the address of a snapshot, or of a link to a space, sees it without signing in."
      endpoint={snapshotList}
    >
      <Lists />
    </AdminPage>
  )
}

/** They are read again for what others share, and for pictures that are being drawn, ms. */
const AGAIN = 10_000

function Lists() {
  const timed = useWithTime()
  const [address] = useSearchParams()
  const [sharing, setSharing] = useState<Space | 'which' | null>(null)
  const close = () => setSharing(null)
  const search = readListQuery(address)
  const query = { offset: (search.page - 1) * MAX_LENGTH, length: MAX_LENGTH }
  const links = useQuery(q(spaceLinkList, { query: { offset: 0, length: MAX_LENGTH } }))
  const { list, error, retry } = useListed(snapshotList, { query }, { refetchInterval: () => AGAIN })
  const isEmpty = list?.query.total === 0 && links.data?.query.total === 0
  return (
    <>
      <PageBar title="Snapshots" beside={<SettingsTabs />}>
        <Button kind="primary" icon={<PlusIcon />} onClick={() => setSharing('which')}>
          Share a space
        </Button>
      </PageBar>
      {isEmpty && (
        <EmptyState title="Nothing is shared">
          <p>
            A snapshot is a picture of a chart with a page of its own: take one in the menu of a chart. A link
            shows a whole space without signing in: make one with Share in the menu of the space.
          </p>
        </EmptyState>
      )}
      {!isEmpty && <SpaceLinks />}
      {!isEmpty && list?.query.total !== 0 && (
        <ListFound
          things="snapshots"
          info={list?.query}
          pathOf={(query) => timed(snapshotsPath(query))}
          {...{ search, error, retry }}
        >
          {list === undefined ? <ListToCome /> : <Snapshots snapshots={list.snapshots} />}
        </ListFound>
      )}
      {sharing === 'which' && (
        <LateBoundary onFailed={close}>
          <ChooseSpace
            title="Share a space"
            verb="Go on"
            verbWithNew="Make it and go on"
            busy={false}
            failure={undefined}
            onChoose={setSharing}
            onClose={close}
          />
        </LateBoundary>
      )}
      {sharing !== null && sharing !== 'which' && (
        <LateBoundary onFailed={close}>
          <ShareSpace space={sharing} onClose={close} />
        </LateBoundary>
      )}
    </>
  )
}
