declare module '*.css'

/** Names of the built script and stylesheet; set by `vite.site-server.ts`. */
declare const __SITE_ASSETS__: { script: string; style: string }
