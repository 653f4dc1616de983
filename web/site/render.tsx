export function renderPage(): string { return __SITE_ASSETS__.script }
