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
 * Puts a picture on the clipboard.
 *
 * @throws when the browser gives this page no clipboard, as over plain HTTP from another machine, or takes no picture
 */
export async function writePicture(picture: Blob): Promise<void> {
  if (navigator.clipboard === undefined || typeof ClipboardItem === 'undefined')
    throw new Error('this browser takes pictures from pages over HTTPS only')
  await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })])
}

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
