import { useNavigate, useParams } from 'react-router'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { SpaceOfDocument } from '#web/components/spaces/SpaceOfDocument.tsx'
import { SpaceOfMetrics } from '#web/components/spaces/SpaceOfMetrics.tsx'
import { SpaceOfSpace } from '#web/components/spaces/SpaceOfSpace.tsx'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { NEW_SPACE_WAYS, newSpacePath } from '#web/paths.ts'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'

const LABELS = { metrics: 'From metrics', copy: 'From a space', json: 'From JSON' } as const
const OPTIONS = NEW_SPACE_WAYS.map((value) => ({ value, label: LABELS[value] }))

/** `/spaces/new/:way`: a new space that has charts from the beginning, shown before it is made. */
export default function NewSpacePage() {
  const params = useParams()
  const navigate = useNavigate()
  const timed = useWithTime()
  const way = NEW_SPACE_WAYS.find((one) => one === params.way) ?? 'metrics'
  return (
    <>
      <PageBar title="New space">
        <SegmentedControl
          label="Made of"
          options={OPTIONS}
          value={way}
          onChange={(chosen) => void navigate(timed(newSpacePath(chosen)), { replace: true })}
        />
      </PageBar>
      {way === 'metrics' && <SpaceOfMetrics />}
      {way === 'copy' && <SpaceOfSpace />}
      {way === 'json' && <SpaceOfDocument />}
    </>
  )
}
