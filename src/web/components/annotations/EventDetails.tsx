import type { AnnotationLink, StreamEvent } from '#api/annotationEvents.ts'
import { whenText, webAddress } from './annotationText.ts'
import { useNow } from '../page/useNow.ts'
import css from './EventDetails.module.css'

interface Props {
  event: Pick<StreamEvent, 'start_time' | 'end_time' | 'title' | 'source' | 'description' | 'links'>
  zone: string
}

/** All that an annotation says. It comes from anywhere: text stays text, and only addresses of the web become links. */
export function EventDetails({ event, zone }: Props) {
  const now = useNow()
  const { title, source, description, links } = event
  return (
    <div className={css.details}>
      <p className={css.title}>
        <bdi>{title}</bdi>
      </p>
      <p className={css.when}>
        <time>{whenText(event, zone, now)}</time>
        {source !== null && <bdi className={css.source}>{source}</bdi>}
      </p>
      {description && (
        <p className={css.description}>
          <bdi>{description}</bdi>
        </p>
      )}
      {links.length > 0 && (
        <ul className={css.links}>
          {links.map((link) => (
            <li key={link.rel}>
              <EventLink link={link} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function EventLink({ link: { href, label, rel } }: { link: AnnotationLink }) {
  const address = webAddress(href)
  if (address === null) return <bdi>{`${label || rel}: ${href}`}</bdi>
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" title={address}>
      <bdi>{label || rel}</bdi>
    </a>
  )
}
