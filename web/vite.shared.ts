import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

export const web = fileURLToPath(new URL('.', import.meta.url))
export const root = fileURLToPath(new URL('..', import.meta.url))
export const dist = fileURLToPath(new URL('./dist/', import.meta.url))

/** What all three bundles agree on. No config file is looked for, and nothing is inlined, so pages live under a strict policy. */
export function common(): InlineConfig {
  return {
    configFile: false,
    envDir: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
  }
}

/** Browsers of five years ago: cheap phones keep their first browser. */
export const target = ['chrome87', 'safari14', 'firefox90']
