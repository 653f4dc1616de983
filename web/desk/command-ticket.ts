/** The id under which one command is sent, with the text of what is sent. */
export type CommandTicket = { id: string; sent: string }

/**
 * The ticket for sending `input`: the kept one when the same thing is sent again, so that a repeat after a broken connection or a
 * second click is the same command; a new one when the input is another.
 *
 * @param kept ticket of a command without an answer so far, or null
 * @param newId makes a fresh command id
 */
export function ticketFor(kept: CommandTicket | null, input: unknown, newId: () => string): CommandTicket {
  const sent = JSON.stringify(input)
  return kept !== null && kept.sent === sent ? kept : { id: newId(), sent }
}
