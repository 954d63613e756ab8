import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Snapshot, snapshotCreate } from '#api/snapshots.ts'
import { fileName } from '#chart/fileName.ts'
import type { Scheme } from '#chart/palette.ts'
import { rangeText } from '#chart/rangeText.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import { Button } from '#web/ui/Button.tsx'
import { writeLater, writePicture } from '#web/ui/clipboard.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { download } from '#web/ui/download.ts'
import { Notice } from '#web/ui/Notice.tsx'
import { LocalAddress } from '../page/LocalAddress.tsx'
import { sayNotLoaded } from '../page/LateBoundary.tsx'
import { pictureOf, pngOf } from './pagePicture.ts'
import { PostToSlack } from './PostToSlack.tsx'
import type { Shown } from './shown.ts'
import css from './SnapshotDialog.module.css'
import { addressOf, drawing, useSnapshot } from './useSnapshot.ts'

interface Props {
  shown: Shown
  onClose: () => void
}

/** What became of the last that was asked for. */
type Said = { text: string; isFault: boolean }

function pictureAndFile(shown: Shown, scheme: Scheme): [HTMLCanvasElement, Promise<Blob>] {
  const canvas = pictureOf(shown, scheme)
  const png = pngOf(canvas)
  // Who asks for it hears of a failure.
  png.catch(() => undefined)
  return [canvas, png]
}

/** Once it is drawn: chats look at once whether there is a picture, and remember that there was none. */
async function addressWithPicture(snapshot: Snapshot): Promise<string> {
  // One that is never drawn has a page all the same.
  await drawing(snapshot).catch(() => undefined)
  return addressOf(snapshot)
}

/** A picture of what is seen, drawn by the page itself, and what can be done with it. */
export default function SnapshotDialog({ shown, onClose }: Props) {
  const scheme = useShownScheme()
  // Made into a file at once, so that nobody waits for that later.
  const [[canvas, png]] = useState(() => pictureAndFile(shown, scheme))
  const frame = useRef<HTMLDivElement>(null)
  const { keep, takeBack, address } = useSnapshot(shown, scheme)
  const [said, setSaid] = useState<Said | null>(null)
  const [copying, setCopying] = useState(false)
  const mayNotKeep = useRefusal(snapshotCreate)
  const { chart, model, zone, size } = shown
  const range = rangeText(model.from, model.to, zone)
  const first = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => frame.current?.replaceChildren(canvas), [canvas])
  useEffect(() => first.current?.focus(), [])

  const attempt = (done: string, act: () => Promise<void>) => () =>
    void act().then(
      () => setSaid({ text: done, isFault: false }),
      (error: Error) => setSaid({ text: `It did not work: ${error.message}`, isFault: true }),
    )
  const copyPicture = attempt('The picture is on the clipboard.', () => writePicture(png))
  const copyLink = attempt('The link is on the clipboard.', async () => {
    setCopying(true)
    await writeLater(keep().then(addressWithPicture)).finally(() => setCopying(false))
  })
  const deleteLink = attempt('The link is gone, and what it showed.', takeBack)
  const savePng = attempt('The picture is saved.', async () =>
    download(fileName(model, zone, 'png'), await png),
  )
  const saveSvg = () =>
    void import('./saveSvg.ts').then(({ saveSvg: save }) => save(shown, scheme), sayNotLoaded)
  return (
    <Dialog
      title={`Snapshot of ${chart.name}`}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={saveSvg}>Download SVG</Button>
          <Button onClick={savePng}>Download PNG</Button>
          <Button refusal={mayNotKeep} busy={copying} onClick={copyLink}>
            Copy link
          </Button>
          <Button ref={first} kind="primary" onClick={copyPicture}>
            Copy picture
          </Button>
        </>
      }
    >
      <div
        ref={frame}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot hold a canvas
        role="img"
        aria-label={`${chart.name}, ${range}`}
        className={css.picture}
        style={{ maxWidth: size.width }}
      />
      <output className={css.said}>{said?.isFault === false && said.text}</output>
      {said?.isFault && <Notice>{said.text}</Notice>}
      {address !== null && (
        <>
          <p>
            Whoever has this link sees it without signing in:{' '}
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>{' '}
            <Button kind="quiet" onClick={deleteLink}>
              Delete it
            </Button>
          </p>
          <LocalAddress url={address} />
        </>
      )}
      {mayNotKeep === undefined && <PostToSlack keep={keep} />}
    </Dialog>
  )
}
