export function renderPage(): string {
  return siteAssets.script
}
