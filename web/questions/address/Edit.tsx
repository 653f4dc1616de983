export { NothingEdit as EditAddress } from '../edit/NothingEdit.tsx'
