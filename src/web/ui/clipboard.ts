/** What this page put there last. */
let written = ''

/**
 * Puts text on the clipboard, and a picture beside it where the browser takes one, for what knows pictures only. A page that
 * came over plain HTTP from another machine has no clipboard but what a copy command gives it.
 *
 * @throws when nothing was put there
 */
export async function writeClipboard(text: string, picture: Blob | null = null): Promise<void> {
  written = text
  try {
    if (picture !== null && (await writeBoth(text, picture))) return
    await navigator.clipboard.writeText(text)
  } catch {
    copyByCommand(text)
  }
}

/**
 * Puts a PNG on the clipboard, which may still be made.
 *
 * @throws when the browser gives this page no clipboard, as over plain HTTP from another machine, or takes no picture
 */
export async function writePicture(picture: Promise<Blob>): Promise<void> {
  if (!takesItems()) throw new Error('this browser takes pictures from pages over HTTPS only')
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
}

/**
 * Puts text on the clipboard that is still to come. Safari lets a page write only in the moment of a click, but then also
 * what comes later.
 *
 * @throws when there is no text, and when nothing was put there
 */
export async function writeLater(text: Promise<string>): Promise<void> {
  if (takesItems()) {
    const plain = text.then((read) => new Blob([read], { type: 'text/plain' }))
    try {
      return await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })])
    } catch {
      // Also where it was the text that failed, which is then told.
    }
  }
  await writeClipboard(await text)
}

const takesItems = () => navigator.clipboard !== undefined && typeof ClipboardItem !== 'undefined'

/** The text on the clipboard; where the browser does not show it to the page, what the page itself put there. */
export async function readClipboard(): Promise<string> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return written
  }
}

async function writeBoth(text: string, picture: Blob): Promise<boolean> {
  try {
    const plain = new Blob([text], { type: 'text/plain' })
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, 'image/png': picture })])
    return true
  } catch {
    return false
  }
}

function copyByCommand(text: string): void {
  let isDone = false
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    isDone = true
  }
  document.addEventListener('copy', onCopy, true)
  // Deprecated, and the only one there is on such a page.
  document.execCommand?.('copy')
  document.removeEventListener('copy', onCopy, true)
  if (!isDone) throw new Error('the browser gives no clipboard to this page')
}
