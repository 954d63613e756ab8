import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { batchOf, type SelectedMetrics, countText } from './selectedMetrics.ts'
import { NameList } from '../page/NameList.tsx'
import { useMetricBatches } from './useMetricBatches.ts'

interface Props {
  selected: SelectedMetrics
  count: number
  onClose: () => void
  onDone: () => void
}

/** Asks before many metrics go, and says which. */
export function MetricsDeletion({ selected, count, onClose, onDone }: Props) {
  const { remove } = useMetricBatches()
  const begin = () => {
    void remove(batchOf(selected), count)
    onDone()
  }
  const names = [...selected.names].toSorted()
  return (
    <Dialog
      title={`Delete ${countText(count)} for good?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep them</Button>
          <Button kind="danger" onClick={begin}>
            Delete {countText(count)}
          </Button>
        </>
      }
    >
      {selected.found !== null && (
        <p>
          {selected.found === '' ? (
            'All metrics there are'
          ) : (
            <>
              All metrics found by “<bdi>{selected.found}</bdi>”
            </>
          )}
          {names.length > 0 && ', except for these'}:
        </p>
      )}
      {names.length > 0 && <NameList names={names} />}
      <p>
        Their measurements and attributes are lost. Charts and alerts that name them stay, without data. It
        begins a few seconds later, and can be undone until then.
      </p>
    </Dialog>
  )
}
