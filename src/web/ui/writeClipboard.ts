/**
 * Puts text on the clipboard, and a picture beside it where the browser takes one, for what knows pictures only. A page that
 * came over plain HTTP from another machine has no clipboard but what a copy command gives it.
 *
 * @throws when nothing was put there
 */
export async function writeClipboard(text: string, picture: Blob | null): Promise<void> {
  const plain = new Blob([text], { type: 'text/plain' })
  const items = picture === null ? [{ 'text/plain': plain }] : [{ 'text/plain': plain, 'image/png': picture }]
  for (const item of [...items, { 'text/plain': plain }]) {
    try {
      return await navigator.clipboard.write([new ClipboardItem(item)])
    } catch {
      // The next way.
    }
  }
  copyByCommand(text)
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
  if (!isDone) throw new Error('The browser gives no clipboard to this page.')
}
