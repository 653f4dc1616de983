/** Damage or a bug, said in words that quote nothing but ids: its message may stand in the log. */
export class Defect extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Defect'
  }
}
