/** Every address that is served without a contract; it shows something and changes nothing. Whatever else is mounted must say its contract. */
export const withoutContract: readonly string[] = [
  '/metrics',
  '/api/openapi.json',
  '/api/docs',

  // Files, and the document of the staff application.
  '/static/site/assets/*',
  '/static/site/favicon.svg',
  '/desk/assets/*',
  '/desk/service-worker.js',
  '/desk',
  '/desk/*',

  // Pages of the public site: they ask the API as their visitor.
  '/',
  '/:region',
  '/:region/',
  '/:region/items',
  '/:region/halls',
  '/:region/find',
  '/:region/find/:key',
  '/:region/items/:item',
  '/:region/items/:item/ask',
  '/:region/enquiries',
  '/:region/enquiries/:precase',
  '/:region/apply/:case',
  '/:region/apply/:case/:step',
  '/:region/cases',
  '/:region/cases/:case',
  '/:region/cases/:case/correct',
  '/:region/verify',
  '/:region/verify/:identifier',
  '/:region/draws',
  '/:region/progress',
  // Its query code may stand in no address, so its form asks in a body.
  'POST /:region/progress',
  '/:region/reads',
  '/:region/notices',
  '/verify',
  '/login',
  '/view',
  '/*',
]
