import { useCallback, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { MAY_ANNOTATE } from '#api/annotationEvents.ts'
import { type Chart, chartCreate, chartList } from '#api/charts.ts'
import { spaceView } from '#api/spaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { AnnotationsMenu } from '#web/components/annotations/AnnotationsMenu.tsx'
import { ChartGrid } from '#web/components/grid/ChartGrid.tsx'
import { FavoriteButton } from '#web/components/spaceChoice/FavoriteButton.tsx'
import { late } from '#web/components/page/late.ts'
import { LateBoundary } from '#web/components/page/LateBoundary.tsx'
import { NoSpace } from '#web/components/spaces/NoSpace.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { PrintHead } from '#web/components/viewing/PrintHead.tsx'
import { SpaceAnnotations } from '#web/components/annotations/SpaceAnnotations.tsx'
import { SpaceMenuButton } from '#web/components/spaces/SpaceMenuButton.tsx'
import { SpaceName } from '#web/components/spaces/SpaceName.tsx'
import { SpaceFilter } from '#web/components/spaces/SpaceFilter.tsx'
import { TimeRangePicker } from '#web/components/viewing/TimeRangePicker.tsx'
import { useViewing } from '#web/components/viewing/useViewing.ts'
import { annotateHere, stopAnnotating, useAnnotating } from '#web/stores/annotating.ts'
import { forgetSpace, rememberSpace } from '#web/stores/recentSpaces.ts'
import { forgetPulse } from '#web/stores/pulse.ts'
import { dismissAbout } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/* Of all spaces the fewest are empty or gone. */
const EmptySpace = late(() => import('#web/components/grid/EmptySpace.tsx'))
/* The form comes with the first press on Edit or Add chart: those who only look never load it. */
const ChartEditing = late(() => import('#web/components/chartEditor/ChartEditing.tsx'))
const AnnotateDrawer = late(() => import('#web/components/annotations/AnnotateDrawer.tsx'))

/** How often it is looked whether others changed the space, ms. */
const OTHERS = 30_000

/** A space: its charts, live, over the range and source that the address holds. */
export function SpacePage() {
  const { id = '' } = useParams()
  return <SpaceShown key={id} id={Number(id)} />
}

function SpaceShown({ id }: { id: number }) {
  const space = useQuery({ ...q(spaceView, { params: { id } }), refetchInterval: OTHERS })
  const charts = useQuery({ ...q(chartList, { params: { id } }), refetchInterval: OTHERS })
  const [viewing, view] = useViewing()
  const [editing, setEditing] = useState<Chart | 'new' | null>(null)
  const mayNotAdd = useRefusal(chartCreate)
  useKeys({
    a: { label: 'Add chart', perform: () => setEditing('new'), refusal: mayNotAdd },
    A: { label: 'Annotate', perform: annotateHere, refusal: useRefusal(MAY_ANNOTATE) },
    ...(viewing.lines.length > 0 && { Escape: { label: 'Show all lines', perform: view.showAll } }),
  })
  const close = useCallback(() => setEditing(null), [])
  const asked = useAnnotating((state) => state.asked)

  const isGone = space.error?.status === 404 || space.error?.status === 400
  const name = space.data?.name
  useEffect(() => {
    if (name !== undefined) rememberSpace(id)
    if (isGone) forgetSpace(id)
  }, [id, name, isGone])

  useEffect(
    () => () => {
      forgetPulse()
      dismissAbout('step')
    },
    [],
  )
  // What is asked for where nobody answers, as in the preview of a chart that is edited, is not answered later either.
  const isEdited = editing !== null
  useEffect(() => {
    if (isEdited && asked !== null) stopAnnotating()
  }, [isEdited, asked])
  useEffect(() => {
    stopAnnotating()
    return stopAnnotating
  }, [])

  const error = space.error ?? charts.error
  if (isGone || (error !== null && charts.data === undefined)) {
    return (
      <NoSpace
        isGone={isGone}
        message={error?.message ?? ''}
        retry={() => void Promise.all([space.refetch(), charts.refetch()])}
      />
    )
  }
  const add = (
    <Button kind="primary" icon={<PlusIcon />} refusal={mayNotAdd} onClick={() => setEditing('new')}>
      Add chart
    </Button>
  )
  return (
    <>
      <PageBar
        title={name}
        heading={space.data && <SpaceName space={space.data} />}
        beside={
          space.data && (
            <>
              <FavoriteButton space={space.data} />
              <SpaceMenuButton space={space.data} />
            </>
          )
        }
      >
        <SpaceFilter viewing={viewing} view={view} charts={charts.data ?? []} />
        <AnnotationsMenu charts={charts.data ?? []} viewing={viewing} view={view} />
        <TimeRangePicker viewing={viewing} view={view} />
        {add}
      </PageBar>
      {name !== undefined && <PrintHead name={name} viewing={viewing} />}
      {charts.isPending && <TopProgress />}
      {charts.data?.length === 0 && (
        <LateBoundary>
          <EmptySpace spaceId={id} action={add} />
        </LateBoundary>
      )}
      {charts.data !== undefined && charts.data.length > 0 && (
        <SpaceAnnotations charts={charts.data} viewing={viewing}>
          <ChartGrid spaceId={id} charts={charts.data} viewing={viewing} view={view} onEdit={setEditing} />
        </SpaceAnnotations>
      )}
      {asked !== null && !isEdited && (
        <LateBoundary onFailed={stopAnnotating}>
          <AnnotateDrawer asked={asked} charts={charts.data ?? []} viewing={viewing} view={view} />
        </LateBoundary>
      )}
      {editing !== null && (
        <LateBoundary fallback={<TopProgress />} onFailed={close}>
          <ChartEditing spaceId={id} wanted={editing} viewing={viewing} view={view} onWant={setEditing} />
        </LateBoundary>
      )}
    </>
  )
}
