/**
 * Somebody scanned the code on a licence and was led here: its claim stands behind # and would never reach the server. It is put into
 * the form and asked for.
 */
export function sendScannedCode(): void {
  const input = document.querySelector<HTMLTextAreaElement>('#asked')
  if (!input?.form || !/^#\d+\./.test(location.hash)) return
  input.value = `${location.origin}/verify${location.hash}`
  input.form.submit()
}
