/** Where the client list goes on, as text for a hidden field; the server checks what comes back. */
export const writeCursor = (cursor: unknown): string | null => (cursor === null || cursor === undefined ? null : JSON.stringify(cursor));

/** The cursor in a hidden field, as the procedure takes it; undefined for none and for anything that is no cursor. */
export function readCursor(text: string): CursorInput | undefined {
  try {
    return text === "" ? undefined : (JSON.parse(text) as CursorInput);
  } catch {
    return undefined;
  }
}

interface CursorInput {
  lastName: string;
  firstName: string;
  id: string;
}
