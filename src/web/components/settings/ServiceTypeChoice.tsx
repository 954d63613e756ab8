import { RETIRED_TYPES, SERVICE_TYPE_NAMES, SERVICE_TYPES, type ServiceType } from '#api/serviceTypes.ts'
import css from './ServiceTypeChoice.module.css'

const ABOUT: Partial<Record<ServiceType, string>> = {
  mail: 'One or more addresses',
  webhook: 'Posts to a URL of yours, in Librato’s form',
  json: 'Posts to a URL of yours, signed if you like',
  slack: 'A message in a channel',
  pagerduty: 'An incident that resolves when the alert clears',
  opsgenie: 'An alert that closes when this one clears',
  victorops: 'An incident that recovers when the alert clears',
  bigpanda: 'An alert that is ok when this one clears',
  sns: 'A message to a topic',
  zapier: 'Starts a Zap; is not told when an alert clears',
}

/** The first thing asked of a new service: what it is. */
export function ServiceTypeChoice({ onChoose }: { onChoose: (type: ServiceType) => void }) {
  return (
    <ul aria-label="Types of services" className={css.types}>
      {SERVICE_TYPE_NAMES.filter((type) => !RETIRED_TYPES.includes(type)).map((type) => (
        <li key={type}>
          <button type="button" className={css.type} onClick={() => onChoose(type)}>
            <span className={css.label}>{SERVICE_TYPES[type].label}</span>
            <span className={css.about}>{ABOUT[type]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
