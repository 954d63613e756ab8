import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { alertCreate, alertDelete, alertList } from '#api/alerts.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { AlertRow } from './AlertRow.tsx'
import { AlertsBar } from './AlertsBar.tsx'
import { ListFound } from '../page/ListFound.tsx'
import { ListSearch } from '../page/ListSearch.tsx'
import { ListToCome } from '../page/ListToCome.tsx'
import { NoAlerts } from './NoAlerts.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { useListed } from '../page/useListed.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { alertsPath, newAlertPath, readListQuery } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { moveByRow } from '#web/ui/moveByRow.ts'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** How often it is looked how alerts stand, ms. */
const AGAIN = 15_000

/** All alerts, those that fire first. */
export function AlertList() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const query = {
    name: search.name,
    offset: (search.page - 1) * MAX_LENGTH,
    length: MAX_LENGTH,
    orderby: 'status',
    standing: true,
  } as const
  const { list, error, isWaiting, retry } = useListed(alertList, { query }, { refetchInterval: () => AGAIN })
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const mayNotMake = useRefusal(alertCreate)
  const maySelect = useRefusal(alertDelete) === undefined
  const searchField = useRef<HTMLInputElement>(null)
  const rows = useRef<HTMLUListElement>(null)
  const make = () => void navigate(newAlertPath())
  useKeys({
    '/': () => searchField.current?.focus(),
    n: { label: 'New alert', perform: make, refusal: mayNotMake },
  })
  const tick = (id: number, selected: boolean) => {
    const next = new Set(ticked)
    if (selected) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  const selected = (list?.alerts ?? []).filter(({ id }) => ticked.has(id))
  const all = list !== undefined && list.alerts.length > 0 && selected.length === list.alerts.length
  const add = (
    <Button kind="primary" icon={<PlusIcon />} refusal={mayNotMake} onClick={make}>
      New alert
    </Button>
  )
  return (
    <>
      <PageBar title="Alerts">
        <ListSearch
          label="Find an alert"
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(timed(alertsPath({ name })), { replace: true })}
          onDown={() => rows.current?.querySelector('a')?.focus()}
        />
        {list !== undefined && list.alerts.length > 0 && maySelect && (
          <Button kind="quiet" onClick={() => setTicked(new Set(all ? [] : list.alerts.map(({ id }) => id)))}>
            {all ? 'Select none' : 'Select all'}
          </Button>
        )}
        {add}
      </PageBar>
      {isWaiting && <TopProgress />}
      {list?.query.total === 0 ? (
        <NoAlerts action={add} />
      ) : (
        <ListFound
          things="alerts"
          info={list?.query}
          pathOf={(query) => timed(alertsPath(query))}
          {...{ search, error, retry }}
        >
          {list === undefined ? (
            <ListToCome />
          ) : (
            <>
              {/* The arrow keys are a short cut on top of Tab. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
              <ul ref={rows} aria-label="Alerts" onKeyDown={(event) => moveByRow(event, rows.current)}>
                {list.alerts.map((alert) => (
                  <AlertRow
                    key={alert.id}
                    alert={alert}
                    selected={maySelect ? ticked.has(alert.id) : undefined}
                    onSelect={(choice) => tick(alert.id, choice)}
                  />
                ))}
              </ul>
              <AlertsBar selected={selected} onNone={() => setTicked(new Set())} />
            </>
          )}
        </ListFound>
      )}
    </>
  )
}
