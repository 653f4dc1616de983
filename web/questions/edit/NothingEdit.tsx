import { words } from '#web/desk/form-page/copy.ts'

/** What is asked the same in every form has nothing to be set. */
export function NothingEdit() {
  return <p className="quiet">{words.field.nothing}</p>
}
