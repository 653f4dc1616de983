export { action, command, query, type Bytes, type Found, type Route } from './bind.ts'
