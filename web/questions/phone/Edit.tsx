export { NothingEdit as EditPhone } from '../edit/NothingEdit.tsx'
