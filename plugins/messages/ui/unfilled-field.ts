const written = /\{(?:client|user|professional|me|practice)\.[a-z_]+\}/;

/** The first merge field that still stands in a text, such as `{client.phone}`; null when all are filled in. */
export const unfilledField = (text: string): string | null => written.exec(text)?.[0] ?? null;
