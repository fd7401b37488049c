import type { Typed } from "../definition/answer.ts";

/** The same text for the same typing, in whatever order a browser sent it. */
export const textOf = (typed: Typed): string => JSON.stringify(Object.keys(typed).sort().map((name) => [name, typed[name]]));

export const typedIn = (text: string): Typed => Object.fromEntries(JSON.parse(text) as [string, string | string[]][]);

/** Whether two fields or sets of fields hold the same; a field that is there and empty is as good as none. */
export const sameTyped = (a: Typed, b: Typed): boolean => textOf(withoutEmpty(a)) === textOf(withoutEmpty(b));

const withoutEmpty = (typed: Typed): Typed => Object.fromEntries(Object.entries(typed).filter(([, value]) => value.length > 0));
