/** A path as it may stand in a log: the token of a mailed link is not in it. */
export const hideToken = (path: string): string => path.replace(/^\/(enrol|join|signin\/link|reset-password)\/(?!ready(?:$|[/.]))[^/.]+/, "/$1/…");
