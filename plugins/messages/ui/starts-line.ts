/** Whether nothing but spaces stands between the start of the line and the caret. */
export const startsLine = (text: string, caret: number): boolean => text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret).trim() === "";
