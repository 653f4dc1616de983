declare module '*.css'

/** Names of the built script and stylesheet; set by `vite.site-server.ts`. */
declare const siteAssets: { script: string; style: string }
