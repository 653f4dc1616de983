export { OptionsEdit as EditMany } from '../edit/OptionsEdit.tsx'
