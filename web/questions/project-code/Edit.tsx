export { NothingEdit as EditProjectCode } from '../edit/NothingEdit.tsx'
