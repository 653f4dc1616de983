export { OptionsEdit as EditChoice } from '../edit/OptionsEdit.tsx'
